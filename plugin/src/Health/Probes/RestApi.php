<?php
/**
 * The shop's API answers JSON at its address, as other programs see it.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Setup\Causes;
use Pedal\Setup\Doorway;
use Pedal\Setup\Obstacle;
use Pedal\Setup\Permalinks;
use Pedal\Setup\Reply;

final class RestApi implements Probe {

	/**
	 * Those that have a probe of their own.
	 */
	private const ELSEWHERE = array( Obstacle::Redirected, Obstacle::LoginWall, Obstacle::Challenge, Obstacle::Firewall );

	public function __construct(
		private readonly Doorway $doorway,
		private readonly Permalinks $permalinks,
		private readonly Causes $causes,
	) {}

	public function id(): string {
		return 'rest_api';
	}

	public function label(): string {
		return __( 'The shop\'s API', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return true;
	}

	public function examine(): Finding {
		$reply = $this->doorway->woocommerce();
		if ( in_array( $reply->obstacle, self::ELSEWHERE, true ) || ( $this->permalinks->are_plain() && Obstacle::None !== $reply->obstacle ) ) {
			return Finding::not_looked( $reply->evidence );
		}
		$code = Obstacle::None === $reply->obstacle && ! self::is_woocommerce( $reply ) ? Obstacle::NoNamespace->value : $reply->obstacle->value;
		return '' === $code
			? Finding::good( __( 'The shop\'s API answers at its address.', 'pedal-bridge' ), $reply->evidence . $this->unchecked() )
			: Finding::recommended( $code, $this->causes->of( $code ), $reply->evidence, $this->causes->hint( $code ) );
	}

	private static function is_woocommerce( Reply $reply ): bool {
		return 'wc/v3' === $reply->fields()->text( 'namespace' );
	}

	/**
	 * A shop that finds itself on its own machine does not get as far as the certificate that visitors see.
	 */
	private function unchecked(): string {
		return str_starts_with( $this->doorway->url( '' ), 'https://' ) && $this->doorway->is_local() ? '; certificate not checked: the name leads to this machine' : '';
	}
}
