<?php
/**
 * One look at every platform from here: is there an answer, is the certificate valid, what time is it there?
 */

declare( strict_types=1 );

namespace Pedal\Health;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Text;
use Pedal\Platform\HttpRequest;
use Pedal\Platform\Operation;
use Pedal\Platform\Transport;
use Pedal\Platform\Trouble;
use Pedal\Storage\Connections;

final class PlatformVisits {

	/**
	 * @var list<array{connection:Connection,code:string,evidence:string,skew:?int}>|null
	 */
	private ?array $visits = null;

	public function __construct(
		private readonly Connections $connections,
		private readonly Transport $transport,
		private readonly Clock $clock,
	) {}

	/**
	 * @return list<array{connection:Connection,code:string,evidence:string,skew:?int}> Skew: seconds the platform's clock is ahead; null when it did not say.
	 */
	public function all(): array {
		return $this->visits ??= array_values( array_map( $this->visit( ... ), $this->connections->all() ) );
	}

	/**
	 * Without the key pair: any answer will do.
	 *
	 * @return array{connection:Connection,code:string,evidence:string,skew:?int}
	 */
	private function visit( Connection $connection ): array {
		$url = "{$connection->base_url}/";
		try {
			$answer = $this->transport->send( new HttpRequest( Operation::Read, 'GET', $url ) );
		} catch ( Trouble $trouble ) {
			return array(
				'connection' => $connection,
				'code'       => $trouble->reason,
				'evidence'   => "GET $url → " . Text::line( $trouble->words, 200 ),
				'skew'       => null,
			);
		}
		$there = strtotime( $answer->headers['date'] ?? '' );
		return array(
			'connection' => $connection,
			'code'       => '',
			'evidence'   => "GET $url → HTTP {$answer->status}",
			'skew'       => false === $there ? null : $there - $this->clock->exactly(),
		);
	}
}
