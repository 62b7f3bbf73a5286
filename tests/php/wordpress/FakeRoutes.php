<?php
/**
 * What the fake platform answers to each call when no fault is in the way.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class FakeRoutes {

	public function __construct( private readonly FakePlatform $platform ) {}

	/**
	 * @param array{method:string,path:string,query:string,headers:array<string,string>,body:string,json:mixed} $request
	 * @return array{0:int,1:mixed,2?:array<string,string>}
	 */
	public function answer( array $request ): array {
		$call = "{$request['method']} {$request['path']}";
		return match ( $call ) {
			'GET /api' => array( 200, array( '@context' => '/api/contexts/Entrypoint', '@id' => '/api', '@type' => 'Entrypoint' ) ),
			'GET /api/settings' => array( 200, array( 'brand_name' => 'Naofood', 'country' => 'fr', 'locale' => 'fr', 'timezone' => 'Europe/Paris', 'currency_code' => 'EUR', 'latlng' => '45.18,5.72' ) ),
			'POST /oauth2/token' => $this->token( $request ),
			default => $this->platform->accepts( $request['headers']['authorization'] ?? '' )
				? $this->authenticated( $call, $request )
				: array( 401, array( 'code' => 401, 'message' => 'Invalid JWT Token' ) ),
		};
	}

	/**
	 * @param array{headers:array<string,string>,body:string} $request
	 * @return array{0:int,1:mixed}
	 */
	private function token( array $request ): array {
		parse_str( $request['body'], $form );
		$basic = 'Basic ' . base64_encode( FakePlatform::IDENTIFIER . ':' . $this->platform->secret );
		return match ( true ) {
			( $request['headers']['authorization'] ?? '' ) !== $basic => array( 401, array( 'error' => 'invalid_client', 'message' => 'Client authentication failed' ) ),
			'client_credentials' !== ( $form['grant_type'] ?? '' ) => array( 400, array( 'error' => 'unsupported_grant_type' ) ),
			'deliveries' !== ( $form['scope'] ?? '' ) => array( 400, array( 'error' => 'invalid_scope' ) ),
			default => array( 200, array( 'token_type' => 'Bearer', 'expires_in' => 3600, 'access_token' => $this->platform->issue_token() ) ),
		};
	}

	/**
	 * @param array{method:string,path:string,query:string,headers:array<string,string>,body:string,json:mixed} $request
	 * @return array{0:int,1:mixed}
	 */
	private function authenticated( string $call, array $request ): array {
		if ( preg_match( '~^(GET|PUT|DELETE) /api/deliveries/(\d+)$~', $call, $found ) ) {
			return $this->one( $found[1], (int) $found[2], $request );
		}
		if ( preg_match( '~^DELETE /api/webhooks/(\d+)$~', $call, $found ) ) {
			unset( $this->platform->webhooks[ (int) $found[1] ] );
			return array( 204, null );
		}
		return match ( $call ) {
			'GET /api/me' => array( 200, array( '@type' => 'http://schema.org/SoftwareApplication', 'name' => 'Fromagerie du Port', 'store' => FakePlatform::STORE, 'shop' => null ) ),
			'GET ' . FakePlatform::STORE => array( 200, $this->store() ),
			'GET /api/time_slots/choices', 'GET /api/time_slots/3/choices' => $this->choices(),
			'GET ' . FakePlatform::STORE . '/deliveries' => array( 200, $this->listed( $request['query'] ) ),
			'POST /api/deliveries' => $this->create( $request ),
			'POST /api/deliveries/assert' => array( 200, array() ),
			'POST /api/retail_prices/calculate' => array( 200, array( '@type' => 'RetailPrice', 'amount' => 790, 'currency' => 'EUR' ) ),
			'POST /api/webhooks' => $this->subscribe( (array) $request['json'] ),
			default => array( 404, array( '@type' => 'hydra:Error', 'hydra:description' => 'Not Found' ) ),
		};
	}

	/**
	 * @return array<string, mixed>
	 */
	private function store(): array {
		return array(
			'@id'       => FakePlatform::STORE,
			'name'      => 'Fromagerie du Port',
			'enabled'   => true,
			'address'   => array( 'streetAddress' => '4 rue Haute, 38000 Grenoble' ),
			'timeSlot'  => null === $this->platform->choices ? null : '/api/time_slots/3',
			'timeSlots' => array( '/api/time_slots/3' ),
		);
	}

	/**
	 * @return array{0:int,1:mixed}
	 */
	private function choices(): array {
		return null === $this->platform->choices
			? array( 500, array( '@type' => 'hydra:Error', 'hydra:description' => 'Internal Server Error' ) )
			: array( 200, array( '@type' => 'TimeSlotChoices', 'choices' => array_map( static fn( string $value ): array => array( 'value' => $value, 'label' => 'Demain' ), $this->platform->choices ) ) );
	}

	/**
	 * @param array{headers:array<string,string>,json:mixed} $request
	 * @return array{0:int,1:mixed}
	 */
	private function create( array $request ): array {
		$body    = (array) $request['json'];
		$dropoff = (array) ( $body['dropoff'] ?? array() );
		if ( 'application/ld+json' !== ( $request['headers']['content-type'] ?? '' ) ) {
			return array( 415, array( '@type' => 'hydra:Error', 'hydra:description' => 'The content-type is not supported.' ) );
		}
		if ( ! isset( $dropoff['timeSlot'] ) && ! isset( $dropoff['before'] ) ) {
			return array( 400, array( '@type' => 'ConstraintViolationList', 'violations' => array( array( 'propertyPath' => 'items[1].task.doneBefore', 'message' => 'Cette valeur ne doit pas être vide.' ) ) ) );
		}
		return array( 201, $this->shown( $this->make( $body ) ) );
	}

	/**
	 * @param array<mixed> $body
	 */
	public function make( array $body ): int {
		$id = $this->platform->next_id();
		$this->platform->deliveries[ $id ] = array(
			'@id'         => "/api/deliveries/$id",
			'@type'       => 'http://schema.org/ParcelDelivery',
			'id'          => $id,
			'pickup'      => $this->task( 'PICKUP', $id * 2, (array) ( $body['pickup'] ?? array() ) ),
			'dropoff'     => $this->task( 'DROPOFF', $id * 2 + 1, (array) ( $body['dropoff'] ?? array() ) ),
			'trackingUrl' => FakePlatform::URL . "/fr/pub/d/track$id",
		);
		return $id;
	}

	/**
	 * @param array<string, mixed> $input
	 * @return array<string, mixed>
	 */
	private function task( string $type, int $id, array $input ): array {
		list( $after, $before ) = array_pad( explode( '/', (string) ( $input['timeSlot'] ?? '' ) ), 2, '' );
		return array(
			'@id'        => "/api/tasks/$id",
			'id'         => $id,
			'type'       => $type,
			'status'     => 'TODO',
			'isAssigned' => false,
			'address'    => $input['address'] ?? null,
			'after'      => '' === $before ? $input['after'] ?? null : $after,
			'before'     => '' === $before ? $input['before'] ?? null : $before,
			'comments'   => $input['comments'] ?? '',
			'weight'     => $input['weight'] ?? null,
			'createdAt'  => gmdate( 'Y-m-d\TH:i:sP', $this->platform->now() ),
			'metadata'   => (array) ( $input['metadata'] ?? array() ) + array( 'store' => FakePlatform::STORE ),
		);
	}

	/**
	 * @param array{json:mixed} $request
	 * @return array{0:int,1:mixed}
	 */
	private function one( string $method, int $id, array $request ): array {
		if ( ! isset( $this->platform->deliveries[ $id ] ) ) {
			return array( 404, array( '@type' => 'hydra:Error', 'hydra:description' => 'Not Found' ) );
		}
		$delivery = &$this->platform->deliveries[ $id ];
		if ( 'DELETE' === $method ) {
			if ( $delivery['pickup']['isAssigned'] || $delivery['dropoff']['isAssigned'] ) {
				return array( 400, array( '@type' => 'hydra:Error', 'hydra:description' => 'Tasks have already been assigned' ) );
			}
			$this->platform->do_to( $id, 'cancel' );
			return array( 204, null );
		}
		foreach ( 'PUT' === $method ? array( 'pickup', 'dropoff' ) : array() as $end ) {
			$task             = $this->task( $delivery[ $end ]['type'], $delivery[ $end ]['id'], (array) ( $request['json'][ $end ] ?? array() ) );
			$filled           = array_filter( $task, static fn( mixed $value ): bool => null !== $value && '' !== $value );
			$delivery[ $end ] = array_diff_key( $filled, array_flip( array( 'status', 'isAssigned', 'createdAt' ) ) ) + $delivery[ $end ];
		}
		return array( 200, $this->shown( $id ) );
	}

	/**
	 * Thirty rows, oldest first unless asked otherwise; date filters are read as the instance's local time.
	 *
	 * @return array<string, mixed>
	 */
	private function listed( string $query ): array {
		// parse_str() would turn the dots of the filters' names into underscores.
		parse_str( str_replace( array( 'dropoff.before', 'dropoff%2Ebefore' ), 'dropoff-before', $query ), $filters );
		$local = static fn( mixed $text ): int => ( new \DateTimeImmutable( (string) $text, new \DateTimeZone( 'Europe/Paris' ) ) )->getTimestamp();
		$range = (array) ( $filters['dropoff-before'] ?? array() );
		$rows  = array_filter(
			array_keys( $this->platform->deliveries ),
			function ( int $id ) use ( $range, $local ): bool {
				$dropoff = $this->platform->deliveries[ $id ]['dropoff'];
				$before  = strtotime( (string) $dropoff['before'] );
				return strtotime( $dropoff['createdAt'] ) + $this->platform->list_lag <= $this->platform->now() && ( ! isset( $range['after'] ) || $before >= $local( $range['after'] ) ) && ( ! isset( $range['before'] ) || $before <= $local( $range['before'] ) );
			}
		);
		'desc' === ( ( (array) ( $filters['order'] ?? array() ) )['createdAt'] ?? '' ) ? rsort( $rows ) : sort( $rows );
		return array(
			'@type'            => 'hydra:Collection',
			'hydra:member'     => array_map( $this->shown( ... ), array_slice( $rows, 0, 30 ) ),
			'hydra:totalItems' => count( $rows ),
		);
	}

	/**
	 * A delivery as a Store's token sees it: whether it is assigned is not shown.
	 *
	 * @return array<string, mixed>
	 */
	private function shown( int $id ): array {
		$delivery = $this->platform->deliveries[ $id ];
		foreach ( array( 'pickup', 'dropoff' ) as $end ) {
			unset( $delivery[ $end ]['isAssigned'] );
		}
		return $delivery + array( 'tasks' => array( $delivery['pickup'], $delivery['dropoff'] ) );
	}

	/**
	 * @param array<string, mixed> $wish
	 * @return array{0:int,1:mixed}
	 */
	private function subscribe( array $wish ): array {
		$id     = count( $this->platform->webhooks ) + 1;
		$secret = base64_encode( random_bytes( 32 ) );
		$this->platform->webhooks[ $id ] = array( 'event' => (string) $wish['event'], 'url' => (string) $wish['url'], 'secret' => $secret );
		return array( 201, array( '@id' => "/api/webhooks/$id", '@type' => 'Webhook', 'event' => $wish['event'], 'url' => $wish['url'], 'secret' => $secret ) );
	}
}
