<?php
/**
 * The way in, step by step, each with its proof: readable addresses, a key, a connection, what is sent, a first delivery.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

use Pedal\Core\Connection;
use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;

final class Guide {

	public function __construct(
		private readonly Permalinks $permalinks,
		private readonly Keys $keys,
		private readonly Connections $connections,
		private readonly Routes $routes,
		private readonly Deliveries $deliveries,
		private readonly LegacyApi $legacy,
		private readonly Causes $causes,
	) {}

	/**
	 * @return array<string,mixed> As in interface 5.3.
	 */
	public function overview(): array {
		$facts = array(
			'permalinks'  => $this->permalinks->state(),
			'keys'        => $this->keys->count(),
			'connections' => $this->connections(),
			'routes'      => array( 'count' => $this->routes->count() ),
			'legacy'      => $this->legacy->found(),
		);
		return $facts + array( 'steps' => $this->steps( $facts ) );
	}

	/**
	 * @param array{permalinks:array{plain:bool,proven:bool},keys:array{count:int,usable:int},connections:array{count:int,ready:int},routes:array{count:int}} $facts
	 * @return list<array{id:string,done:bool,code:string,message:string,url:string}>
	 */
	private function steps( array $facts ): array {
		$tried = $this->deliveries->newest() > 0;
		return array(
			$this->step( 'permalinks', $facts['permalinks']['proven'], $facts['permalinks']['plain'] ? 'plain_permalinks' : 'not_proven' ),
			$this->step( 'keys', $facts['keys']['usable'] > 0, $facts['keys']['count'] > 0 ? 'no_usable_key' : 'optional' ),
			$this->step( 'connection', $facts['connections']['ready'] > 0, $facts['connections']['count'] > 0 ? 'no_ready_connection' : 'no_connection' ),
			$this->step( 'routes', $facts['routes']['count'] > 0, 'no_routes' ),
			$this->step( 'try', $tried, 'not_tried' ),
		);
	}

	/**
	 * @param string $code What is missing while it is not done.
	 * @return array{id:string,done:bool,code:string,message:string,url:string}
	 */
	private function step( string $id, bool $done, string $code ): array {
		return array(
			'id'      => $id,
			'done'    => $done,
			'code'    => $done ? '' : $code,
			'message' => $done ? $this->proof( $id ) : $this->causes->of( $code ),
			'url'     => $this->url( $id ),
		);
	}

	private function proof( string $id ): string {
		return match ( $id ) {
			'permalinks' => __( 'The shop\'s API answers at its address.', 'pedal-bridge' ),
			'keys'       => __( 'There is a key that may read orders.', 'pedal-bridge' ),
			'connection' => __( 'The platform knows your Store and lets us in.', 'pedal-bridge' ),
			'routes'     => __( 'Orders find their way to the platform.', 'pedal-bridge' ),
			default      => __( 'An order has been handed over.', 'pedal-bridge' ),
		};
	}

	private function url( string $id ): string {
		return match ( $id ) {
			'permalinks' => admin_url( 'options-permalink.php' ),
			'keys'       => admin_url( 'admin.php?page=wc-settings&tab=advanced&section=keys' ),
			'routes'     => admin_url( 'admin.php?page=wc-settings&tab=shipping' ),
			default      => admin_url( 'admin.php?page=wc-pedal&tab=' . ( 'connection' === $id ? 'connections' : 'board' ) ),
		};
	}

	/**
	 * @return array{count:int,ready:int}
	 */
	private function connections(): array {
		$all = $this->connections->all();
		return array(
			'count' => count( $all ),
			'ready' => count( array_filter( $all, static fn( Connection $connection ): bool => $connection->may_send() ) ),
		);
	}
}
