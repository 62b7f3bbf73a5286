<?php
/**
 * Readable addresses: whether the shop has them, the change to them, and the proof through the front door that they work.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

use Pedal\Forwarding\Problem;
use Pedal\Storage\Memory;

final class Permalinks {

	public const PROPOSED = '/%year%/%monthnum%/%day%/%postname%/';

	private const PROOF         = 'permalinks_proven';
	private const PROOF_SECONDS = 600;

	public function __construct(
		private readonly Doorway $doorway,
		private readonly RewriteLines $lines,
		private readonly Causes $causes,
		private readonly Memory $memory,
	) {}

	/**
	 * @return array{structure:string,plain:bool,rest_url:string,proven:bool}
	 */
	public function state(): array {
		$this->doorway->forget();
		return $this->facts( $this->is_proven() );
	}

	public function are_plain(): bool {
		return '' === $this->structure();
	}

	/**
	 * Saves, flushes, proves.
	 *
	 * @return array{structure:string,plain:bool,rest_url:string,proven:bool,previous:string,code:string,message:string,hint:string,evidence:string,by_hand:list<array{server:string,file:string,lines:string}>}
	 * @throws Problem Nothing is changed.
	 */
	public function change( string $structure ): array {
		$previous = $this->structure();
		$this->save( $this->cleaned( $structure ) );
		$this->memory->forget( self::PROOF );
		$this->doorway->forget();
		$proven = $this->is_proven();
		$reply  = $this->doorway->woocommerce();
		$routed = ! in_array( $reply->obstacle, array( Obstacle::NotRouted, Obstacle::NotJson ), true );
		$code   = $routed ? $reply->obstacle->value : 'cannot_rewrite';
		return $this->facts( $proven ) + array(
			'previous' => $previous,
			'code'     => $code,
			'message'  => '' === $code ? __( 'The shop\'s API answers at its address.', 'pedal-bridge' ) : $this->causes->of( $code ),
			'hint'     => $this->causes->hint( $code ),
			'evidence' => $reply->evidence,
			'by_hand'  => $routed ? array() : $this->lines->all(),
		);
	}

	/**
	 * A proof is believed for a while, and only for the address it was given for.
	 */
	private function is_proven(): bool {
		if ( $this->are_plain() ) {
			return false;
		}
		$for = $this->doorway->url( 'wc/v3' ) . ' ' . $this->structure();
		if ( $this->memory->fields( self::PROOF )->text( 'for' ) === $for ) {
			return true;
		}
		$reply  = $this->doorway->woocommerce();
		$proven = Obstacle::None === $reply->obstacle && 'wc/v3' === $reply->fields()->text( 'namespace' );
		if ( $proven ) {
			$this->memory->keep( self::PROOF, array( 'for' => $for ), self::PROOF_SECONDS );
		}
		return $proven;
	}

	/**
	 * @return array{structure:string,plain:bool,rest_url:string,proven:bool}
	 */
	private function facts( bool $proven ): array {
		return array(
			'structure' => $this->structure(),
			'plain'     => $this->are_plain(),
			'rest_url'  => $this->doorway->url( 'wc/v3' ),
			'proven'    => $proven,
		);
	}

	private function structure(): string {
		global $wp_rewrite;
		return (string) $wp_rewrite->permalink_structure;
	}

	/**
	 * As the permalinks screen cleans it.
	 *
	 * @throws Problem
	 */
	private function cleaned( string $structure ): string {
		$structure = trim( $structure );
		if ( '' === $structure ) {
			throw $this->refusal( 'plain_permalinks' );
		}
		$cleaned = (string) preg_replace( '#/+#', '/', '/' . str_replace( '#', '', $structure ) );
		if ( strlen( $cleaned ) > 191 || 1 !== preg_match( '#^/[\w%/.~-]+$#', $cleaned ) || ! self::has_known_tags( $cleaned ) ) {
			throw $this->refusal( 'structure_invalid' );
		}
		return $cleaned;
	}

	private function refusal( string $code ): Problem {
		return new Problem(
			'rest_invalid_param',
			400,
			'structure',
			array(
				'reason'   => $code,
				'message'  => $this->causes->of( $code ),
				'proposed' => self::PROPOSED,
			)
		);
	}

	private static function has_known_tags( string $structure ): bool {
		global $wp_rewrite;
		preg_match_all( '/%[^%\/]*%/', $structure, $found );
		return array() !== $found[0] && array() === array_diff( $found[0], $wp_rewrite->rewritecode ) && 0 === substr_count( $structure, '%' ) % 2;
	}

	private function save( string $structure ): void {
		global $wp_rewrite;
		// Without these WordPress does not write .htaccess, and says nothing.
		require_once ABSPATH . 'wp-admin/includes/file.php';
		require_once ABSPATH . 'wp-admin/includes/misc.php';
		$wp_rewrite->set_permalink_structure( $structure );
		flush_rewrite_rules();
	}
}
