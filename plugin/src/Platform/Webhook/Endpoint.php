<?php
/**
 * The receiver's address: one signed POST, and what its answer means.
 */

declare( strict_types=1 );

namespace Pedal\Platform\Webhook;

use Pedal\Core\Clock;
use Pedal\Core\Credentials;
use Pedal\Core\Fields;
use Pedal\Core\Unreadable;
use Pedal\Core\Window;
use Pedal\Platform\Answers;
use Pedal\Platform\HttpRequest;
use Pedal\Platform\Operation;
use Pedal\Platform\Refused;
use Pedal\Platform\Transport;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;

final class Endpoint {

	private readonly string $path;

	/**
	 * @param array<string,mixed> $settings {path: behind the address}.
	 */
	public function __construct(
		private readonly Transport $transport,
		private readonly Credentials $credentials,
		private readonly Clock $clock,
		array $settings,
	) {
		$this->path = ( new Fields( $settings ) )->text( 'path' ) ?: '/';
	}

	/**
	 * There is a key to sign with.
	 *
	 * @throws Unavailable
	 */
	public function is_ready(): void {
		Signature::keys( $this->secret() );
	}

	/**
	 * @param string              $id   Stays when the same is told again.
	 * @param array<string,mixed> $data
	 * @return Fields What the receiver answered; it need not answer anything.
	 * @throws Trouble
	 */
	public function tell( string $id, string $type, array $data ): Fields {
		$now  = $this->clock->now();
		$body = Event::json(
			array(
				'type'      => $type,
				'timestamp' => Window::iso( $now ),
				'shop'      => $this->credentials->identifier(),
				'data'      => (object) $data,
			)
		);
		if ( strlen( $body ) > Event::LARGEST ) {
			throw new Refused( 'refused', 'data', strlen( $body ) . ' bytes' );
		}
		$answer  = $this->transport->send( new HttpRequest( Operation::Event, 'POST', $this->credentials->base_url() . $this->path, $this->headers( $id, $now, $body ), $body ) );
		$trouble = Answers::of_status( Operation::Event, $answer->status, $answer->retry_after( $this->clock->now() ) );
		if ( null !== $trouble ) {
			// A receiver's own words may repeat what it was told about a person.
			throw $trouble instanceof Refused ? new Refused( $trouble->reason, words: "HTTP {$answer->status}", status: $answer->status ) : $trouble;
		}
		return new Fields( $answer->json() );
	}

	/**
	 * @return array<string,string>
	 */
	private function headers( string $id, int $now, string $body ): array {
		return array(
			'Content-Type'      => 'application/json',
			'Accept'            => 'application/json',
			'webhook-id'        => $id,
			'webhook-timestamp' => (string) $now,
			'webhook-signature' => Signature::of( $id, $now, $body, $this->secret() ),
		);
	}

	private function secret(): string {
		try {
			return $this->credentials->secret();
		} catch ( Unreadable $unreadable ) {
			throw new Unavailable( $unreadable->reason, true, left: false );
		}
	}
}
