<?php
/**
 * CoopCycle as one Store account sees it.
 */

declare( strict_types=1 );

namespace Pedal\Platform\CoopCycle;

use Pedal\Core\Clock;
use Pedal\Core\Credentials;
use Pedal\Core\DeliveryRequest;
use Pedal\Core\Fields;
use Pedal\Core\Observed;
use Pedal\Core\Window;
use Pedal\Platform\Checked;
use Pedal\Platform\Doorbell;
use Pedal\Platform\Found;
use Pedal\Platform\Operation;
use Pedal\Platform\Platform;
use Pedal\Platform\Quote;
use Pedal\Platform\Refused;
use Pedal\Platform\Transport;
use Pedal\Platform\Unavailable;
use Pedal\Platform\Uncertain;

final class Driver implements Platform {

	private const EVENTS = array(
		'delivery.assigned',
		'delivery.started',
		'delivery.picked',
		'delivery.in_transit',
		'delivery.completed',
		'delivery.failed',
	);

	/**
	 * A slow look before a change is not followed by the change: the worker's claim might end before its answer.
	 */
	private const LOOK_WITHIN_NANOS = 15_000_000_000;

	private ?Search $search = null;

	/**
	 * @param array<string,mixed>      $settings {time_slot: IRI of the slot to offer instead of the Store's default}.
	 * @param array<string,mixed>|null $store    As the check found it.
	 */
	public function __construct(
		private readonly Client $client,
		private readonly array $settings,
		private readonly ?array $store,
	) {}

	/**
	 * @return array{name:string,abilities:list<string>,settings_schema:array<string,mixed>,make:callable}
	 */
	public static function definition(): array {
		return array(
			'name'            => 'CoopCycle',
			'abilities'       => array( 'slots', 'quote', 'change', 'cancel', 'webhooks', 'find' ),
			'settings_schema' => array(
				'type'                 => 'object',
				'additionalProperties' => false,
				'properties'           => array(
					'time_slot' => array(
						'type'    => 'string',
						'pattern' => '^(|/api/time_slots/[0-9]+)$',
					),
				),
			),
			'make'            => static fn( Transport $transport, Credentials $credentials, Clock $clock, array $settings, ?array $store ): Platform =>
				new self( new Client( $transport, $credentials, $clock ), $settings, $store ),
		);
	}

	public function abilities(): array {
		return self::definition()['abilities'];
	}

	public function check( callable $admit ): Checked {
		return ( new Checks( $this->client, fn(): array => $this->slots() ) )->run( $admit );
	}

	public function probe(): void {
		$this->client->call( Operation::Read, 'GET', '/api/me' );
	}

	public function authenticate(): void {
		$this->client->authenticate();
	}

	public function slots(): array {
		return ( new TimeSlots( $this->client, $this->setting( 'time_slot' ), $this->store( 'id' ) ) )->windows();
	}

	public function quote( array $body ): Quote {
		return $this->feasibility()->quote( $body );
	}

	public function address_is_the_reason( array $body ): bool {
		return $this->feasibility()->address_is_the_reason( $body );
	}

	private function feasibility(): Feasibility {
		return new Feasibility( $this->client, $this->store( 'currency' ) );
	}

	public function compose( DeliveryRequest $request, string $marker ): array {
		return RequestBody::of( $request, $marker );
	}

	public function create( array $body ): Observed {
		$key = ( new Fields( $body ) )->in( 'dropoff' )->in( 'metadata' )->text( RequestBody::MARKER );
		return $this->read( $this->client->call( Operation::Create, 'POST', '/api/deliveries', $body, array( 'Idempotency-Key' => $key ) ) );
	}

	/**
	 * CoopCycle sets the pickup's time once, when it creates a delivery; moved to an earlier window, the drop-off would come
	 * before it and be refused, moved to a later one, the courier would fetch the goods hours too soon.
	 */
	public function change( string $remote_id, array $body ): Observed {
		$started = hrtime( true );
		$known   = $this->client->call( Operation::Look, 'GET', $remote_id );
		if ( hrtime( true ) - $started > self::LOOK_WITHIN_NANOS ) {
			throw new Unavailable( 'backoff', false );
		}
		return $this->read( $this->client->call( Operation::Change, 'PUT', $remote_id, RequestBody::with_pickup_moved( $body, $known ) ) );
	}

	public function cancel( string $remote_id ): void {
		try {
			$this->client->call( Operation::Cancel, 'DELETE', $remote_id );
		} catch ( Refused $refused ) {
			if ( 'vanished' !== $refused->reason ) {
				throw $refused;
			}
		}
	}

	public function look( string $remote_id ): Observed {
		return Vocabulary::observed( $this->client->call( Operation::Look, 'GET', $remote_id ) )
			?? throw new Unavailable( 'pedal_not_a_platform', false );
	}

	public function find( string $marker, ?Window $window, int $since, int $floor ): Found {
		return $this->search()->by_marker( $marker, $window, $since, $floor );
	}

	public function recent(): Found {
		return $this->search()->recent();
	}

	private function search(): Search {
		$store = $this->store( 'id' );
		if ( '' === $store ) {
			throw new Unavailable( 'pedal_no_store', true, left: false );
		}
		return $this->search ??= new Search( $this->client, "$store/deliveries", $this->store( 'timezone', 'UTC' ) );
	}

	public function events(): array {
		return self::EVENTS;
	}

	public function subscribe( string $event, string $url ): array {
		$answer = $this->client->call(
			Operation::Create,
			'POST',
			'/api/webhooks',
			array(
				'event' => $event,
				'url'   => $url,
			)
		);
		$answer = new Fields( $answer );
		$id     = $answer->text( '@id', "/api/webhooks/{$answer->text( 'id' )}" );
		$secret = $answer->text( 'secret' );
		if ( 1 !== preg_match( '#^/api/webhooks/\d+$#', $id ) || '' === $secret ) {
			throw new Uncertain( 'quarantine' );
		}
		return array(
			'id'     => $id,
			'secret' => $secret,
		);
	}

	public function unsubscribe( string $id ): void {
		$this->client->call( Operation::Cancel, 'DELETE', $id );
	}

	public function receive( string $raw_body, array $headers, array $secrets ): ?Doorbell {
		if ( ! Signature::verifies( $raw_body, $headers[ Signature::HEADER ] ?? '', $secrets ) ) {
			return null;
		}
		$data  = json_decode( $raw_body, true, 16 );
		$data  = is_array( $data ) && is_array( $data['data'] ?? null ) ? $data['data'] : array();
		$id    = is_string( $data['object'] ?? null ) && 1 === preg_match( '#^/api/deliveries/\d{1,18}$#', $data['object'] ) ? $data['object'] : '';
		$event = is_string( $data['event'] ?? null ) && in_array( $data['event'], self::EVENTS, true ) ? $data['event'] : '';
		return new Doorbell( $id, $event, Vocabulary::hint( $event ) );
	}

	private function setting( string $name ): string {
		return ( new Fields( $this->settings ) )->text( $name );
	}

	private function store( string $name, string $unknown = '' ): string {
		return ( new Fields( $this->store ) )->text( $name, $unknown );
	}

	/**
	 * @param array<mixed> $answer
	 */
	private function read( array $answer ): Observed {
		return Vocabulary::observed( $answer ) ?? throw new Uncertain( 'quarantine' );
	}
}
