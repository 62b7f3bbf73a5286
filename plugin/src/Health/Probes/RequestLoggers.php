<?php
/**
 * Nobody writes down what the shop sends to other servers, keys included.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\Listeners;
use Pedal\Health\Probe;

final class RequestLoggers implements Probe {

	private const HOOK = 'http_api_debug';

	public function __construct( private readonly Listeners $listeners ) {}

	public function id(): string {
		return 'request_loggers';
	}

	public function label(): string {
		return __( 'Request loggers', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		$names = $this->listeners->of( self::HOOK );
		return array() === $names
			? Finding::good( __( 'Nobody listens in on the shop\'s requests.', 'pedal-bridge' ) )
			: Finding::recommended(
				'request_logger',
				__( 'A plugin listens in on every request of the shop and may show or store the keys in it.', 'pedal-bridge' ),
				self::HOOK . ': ' . implode( ', ', $names ),
				__( 'Deactivate it when you are done looking for a fault.', 'pedal-bridge' )
			);
	}
}
