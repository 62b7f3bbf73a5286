<?php
/**
 * The platform's calls about its couriers get through to us.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Setup\Doorway;
use Pedal\Setup\Obstacle;
use Pedal\Setup\Reply;

final class Doorbell implements Probe {

	/**
	 * As a platform would call, to a bell that nobody has.
	 */
	private const NOBODY = '00000000000000000000000000000000';

	public function __construct( private readonly Doorway $doorway ) {}

	public function id(): string {
		return 'hook';
	}

	public function label(): string {
		return __( 'News from the platform', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return true;
	}

	public function examine(): Finding {
		$entry = $this->doorway->woocommerce();
		if ( ! in_array( $entry->obstacle, array( Obstacle::None, Obstacle::NotRouted, Obstacle::NoNamespace ), true ) ) {
			return Finding::not_looked( $entry->evidence );
		}
		$reply = $this->doorway->ask(
			$this->doorway->url( 'wc-pedal/v1/hook/' . self::NOBODY ),
			array( 'Content-Type' => 'application/json' ),
			'POST',
			'{"data":{}}'
		);
		return self::is_turned_away_by_us( $reply ) || ( Obstacle::None !== $entry->obstacle && $entry->obstacle === $reply->obstacle )
			? Finding::good( __( 'The platform can tell us what its couriers do.', 'pedal-bridge' ), $reply->evidence )
			: Finding::recommended(
				'hook_unreachable',
				__( 'The platform cannot tell us what its couriers do. News still come, but later: we look every few minutes.', 'pedal-bridge' ),
				$reply->evidence,
				__( 'Ask your host, or look in your security plugin: POST requests to addresses that start with /wp-json/wc-pedal/ must be allowed.', 'pedal-bridge' )
			);
	}

	/**
	 * 401 from our own route, or 429 when it was asked too often: both come from behind every wall.
	 */
	private static function is_turned_away_by_us( Reply $reply ): bool {
		return in_array( $reply->status(), array( 401, 429 ), true ) && str_starts_with( $reply->fields()->text( 'code' ), 'pedal_' );
	}
}
