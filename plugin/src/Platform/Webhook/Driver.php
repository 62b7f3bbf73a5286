<?php
/**
 * The merchant's own other system, told by signed webhooks (Standard Webhooks). It has the last word about nothing.
 */

declare( strict_types=1 );

namespace Pedal\Platform\Webhook;

use Pedal\Core\Clock;
use Pedal\Core\Credentials;
use Pedal\Core\DeliveryRequest;
use Pedal\Core\DeliveryRow;
use Pedal\Core\Fields;
use Pedal\Core\Observed;
use Pedal\Core\Stage;
use Pedal\Core\Text;
use Pedal\Core\Window;
use Pedal\Platform\Checked;
use Pedal\Platform\Doorbell;
use Pedal\Platform\Found;
use Pedal\Platform\Listener;
use Pedal\Platform\Platform;
use Pedal\Platform\Quote;
use Pedal\Platform\Refused;
use Pedal\Platform\Transport;

final class Driver implements Listener {

	/**
	 * The schedule of the specification: 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h.
	 */
	private const WAITS = array( 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400 );

	/**
	 * @param string $shop What the receiver calls the shop.
	 */
	public function __construct(
		private readonly Endpoint $endpoint,
		private readonly Clock $clock,
		private readonly string $shop,
		private readonly ?DeliveryRow $row = null,
	) {}

	/**
	 * @return array{name:string,abilities:list<string>,settings_schema:array<string,mixed>,make:callable}
	 */
	public static function definition(): array {
		return array(
			'name'            => 'Webhook',
			'abilities'       => array( 'change', 'cancel' ),
			'settings_schema' => array(
				'type'                 => 'object',
				'additionalProperties' => false,
				'properties'           => array(
					'path' => array(
						'type'    => 'string',
						'pattern' => '^(|/[!"$-\\[\\]-~]{0,500})$',
					),
				),
			),
			'make'            => static fn( Transport $transport, Credentials $credentials, Clock $clock, array $settings, ?array $store ): Platform =>
				new self( new Endpoint( $transport, $credentials, $clock, $settings ), $clock, $credentials->identifier() ),
		);
	}

	public function abilities(): array {
		return self::definition()['abilities'];
	}

	public function about( DeliveryRow $row ): static {
		return new self( $this->endpoint, $this->clock, $this->shop, $row );
	}

	public function waits(): array {
		return self::WAITS;
	}

	public function check( callable $admit ): Checked {
		return ( new Checks( $this->probe( ... ), Text::line( $this->shop, 120 ) ) )->run( $admit );
	}

	public function probe(): void {
		$this->endpoint->tell( "msg_ping_{$this->clock->now()}_" . bin2hex( random_bytes( 8 ) ), Event::PING, array() );
	}

	public function authenticate(): void {
		$this->endpoint->is_ready();
	}

	public function compose( DeliveryRequest $request, string $marker ): array {
		return Event::body( $request, $marker );
	}

	public function create( array $body ): Observed {
		$answer   = $this->tell( Event::CREATED, $body );
		$tracking = $answer->text( 'tracking_url' );
		return new Observed(
			Text::line( $answer->text( 'id' ), 191 ) ?: $this->id_of( Event::CREATED ),
			Stage::Placed,
			1 === preg_match( '~^https?://[^\s<>"]{1,480}$~Di', $tracking ) ? $tracking : ''
		);
	}

	public function change( string $remote_id, array $body ): Observed {
		$this->tell( Event::UPDATED, $body );
		return $this->look( $remote_id );
	}

	public function cancel( string $remote_id ): void {
		$this->tell( Event::CANCELLED, array( 'data' => array( 'id' => $this->row()->marker ) ) );
	}

	/**
	 * @param array<string,mixed> $body As composed.
	 */
	private function tell( string $type, array $body ): Fields {
		$remote = (string) $this->row()->remote_id;
		$known  = array(
			'version'   => $this->row()->desired_version,
			// The receiver's own number, if it gave one.
			'remote_id' => '' === $remote || str_starts_with( $remote, "msg_{$this->row()->marker}_" ) ? null : $remote,
		);
		return $this->endpoint->tell( $this->id_of( $type ), $type, array_merge( ( new Fields( $body ) )->in( 'data' )->named(), $known ) );
	}

	/**
	 * No full stop in it: the signature parts id, time and body by one.
	 */
	private function id_of( string $type ): string {
		return "msg_{$this->row()->marker}_{$this->row()->desired_version}_" . substr( $type, strlen( 'delivery.' ) );
	}

	private function row(): DeliveryRow {
		return $this->row ?? throw new \LogicException( 'A receiver is told about a row.' );
	}

	public function look( string $remote_id ): Observed {
		return new Observed( $remote_id, Stage::Placed );
	}

	public function find( string $marker, ?Window $window, int $since, int $floor ): Found {
		return $this->recent();
	}

	public function recent(): Found {
		return new Found( array(), true );
	}

	public function address_is_the_reason( array $body ): bool {
		return false;
	}

	public function slots(): array {
		return array();
	}

	public function quote( array $body ): Quote {
		return new Quote( true, null, '', '' );
	}

	public function events(): array {
		return array();
	}

	public function subscribe( string $event, string $url ): array {
		throw new Refused( 'refused' );
	}

	public function unsubscribe( string $id ): void {}

	public function receive( string $raw_body, array $headers, array $secrets ): ?Doorbell {
		return null;
	}
}
