<?php
/**
 * The users behind the shop's REST keys are still there and may do what the keys are for.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Setup\Causes;
use Pedal\Setup\Keys;

final class KeyUsers implements Probe {

	public function __construct(
		private readonly Keys $keys,
		private readonly Causes $causes,
	) {}

	public function id(): string {
		return 'keys';
	}

	public function label(): string {
		return __( 'Users of REST keys', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		$useless = array_values( array_filter( $this->keys->all(), static fn( array $key ): bool => ! $key['usable'] ) );
		if ( array() === $useless ) {
			return Finding::good( __( 'Every REST key has a user who may do what the key is for.', 'pedal-bridge' ) );
		}
		$code = $useless[0]['code'];
		return Finding::recommended(
			$code,
			$this->causes->of( $code ),
			implode( ', ', array_map( static fn( array $key ): string => "#{$key['id']} …{$key['truncated_key']}: {$key['code']}", $useless ) ),
			$this->causes->hint( $code )
		);
	}
}
