<?php
/**
 * The shop looks at itself: a call to its own API carries a sealed note, and the shop answers what it saw of that call.
 *
 * So what servers and proxies took away or changed on the way comes to light. Only a note that this shop sealed less than a
 * minute ago is answered, and nothing in the answer is secret.
 */

declare( strict_types=1 );

namespace Pedal\Health;

use Pedal\Core\Fields;
use Pedal\Setup\Doorway;
use Pedal\Setup\Reply;

final class Mirror {

	private const HEADER  = 'X-Pedal-Mirror';
	private const USER    = 'pedal-mirror';
	private const SECONDS = 60;

	private ?Reply $first = null;

	private string $url = '';

	public function __construct( private readonly Doorway $doorway ) {}

	/**
	 * The same look serves all probes that need one.
	 */
	public function look(): Reply {
		return $this->first ??= $this->send( self::note() );
	}

	/**
	 * What the shop saw of that call; null when the call never came that far.
	 */
	public function image(): ?Fields {
		$seen = $this->look()->fields();
		return $seen->has( 'mirror' ) ? $seen : null;
	}

	/**
	 * The same address once more, with another note: whoever still answers with the first one has not asked the shop.
	 */
	public function is_image_frozen(): bool {
		$first = $this->image();
		$again = null === $first ? null : $this->send( self::note() )->fields();
		return null !== $again && $again->text( 'mirror' ) === $first->text( 'mirror' );
	}

	/**
	 * On `rest_pre_dispatch`.
	 */
	public function reflect( mixed $answered, mixed $server = null, mixed $request = null ): mixed {
		if ( null !== $answered || ! $request instanceof \WP_REST_Request || ! self::is_ours( (string) $request->get_header( self::HEADER ) ) ) {
			return $answered;
		}
		$answer = new \WP_REST_Response(
			array(
				'mirror'        => (string) $request->get_header( self::HEADER ),
				'authorization' => self::USER === self::server( 'PHP_AUTH_USER' ),
				'https'         => is_ssl(),
				'forwarded'     => self::server( 'HTTP_X_FORWARDED_PROTO' ),
				'host'          => self::server( 'HTTP_HOST' ),
			)
		);
		$answer->header( 'Cache-Control', 'private, no-store' );
		return $answer;
	}

	/**
	 * On `application_password_is_api_request`: our user does not exist, and trying it must not look like somebody guessing passwords.
	 */
	public function is_no_login( mixed $is_api_request ): mixed {
		return self::USER === self::server( 'PHP_AUTH_USER' ) && self::is_ours( self::server( 'HTTP_X_PEDAL_MIRROR' ) ) ? false : $is_api_request;
	}

	private function send( string $note ): Reply {
		// One address per examination, so that nothing cached before is taken for today's answer.
		$this->url = '' === $this->url ? add_query_arg( 'pedal', bin2hex( random_bytes( 6 ) ), $this->doorway->url( 'wc/v3' ) ) : $this->url;
		return $this->doorway->ask(
			$this->url,
			array(
				self::HEADER    => $note,
				'Authorization' => 'Basic ' . base64_encode( self::USER . ':' . $note ),
			)
		);
	}

	private static function note(): string {
		$text = bin2hex( random_bytes( 8 ) ) . '.' . ( time() + self::SECONDS );
		return "$text." . wp_hash( "pedal-mirror|$text" );
	}

	private static function is_ours( string $note ): bool {
		$parts = explode( '.', $note );
		return 3 === count( $parts ) && (int) $parts[1] >= time() && hash_equals( wp_hash( "pedal-mirror|{$parts[0]}.{$parts[1]}" ), $parts[2] );
	}

	private static function server( string $name ): string {
		return isset( $_SERVER[ $name ] ) && is_string( $_SERVER[ $name ] ) ? sanitize_text_field( wp_unslash( $_SERVER[ $name ] ) ) : '';
	}
}
