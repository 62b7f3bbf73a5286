<?php
/**
 * Asks the shop's own REST API from outside; the same question is asked once.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

use Pedal\Platform\FrontDoor;
use Pedal\Platform\Trouble;

final class Doorway {

	/**
	 * @var array<string,Reply>
	 */
	private array $replies = array();

	/**
	 * After one call in vain the others would only wait as long.
	 */
	private ?Trouble $shut = null;

	public function __construct( private readonly FrontDoor $door ) {}

	/**
	 * The documented entry of WooCommerce's API; without the list of all its routes, which is large.
	 */
	public function woocommerce(): Reply {
		return $this->replies['wc/v3'] ??= $this->ask( add_query_arg( '_fields', 'namespace', $this->door->rest_url( 'wc/v3' ) ) );
	}

	public function url( string $route ): string {
		return $this->door->rest_url( $route );
	}

	public function is_local(): bool {
		return $this->door->is_local();
	}

	/**
	 * @param array<string,string> $headers
	 */
	public function ask( string $url, array $headers = array(), string $method = 'GET', string $body = '' ): Reply {
		if ( null !== $this->shut ) {
			return Reply::of_trouble( $method, $url, $this->shut );
		}
		try {
			return Reply::of_answer( $method, $url, $this->door->visit( $url, $headers, $method, $body ) );
		} catch ( Trouble $trouble ) {
			$this->shut = 'pedal_host_unreachable' === $trouble->reason ? $trouble : null;
			return Reply::of_trouble( $method, $url, $trouble );
		}
	}

	/**
	 * A new question, or something was changed: what was seen before says nothing any more.
	 */
	public function forget(): void {
		$this->replies = array();
		$this->shut    = null;
	}
}
