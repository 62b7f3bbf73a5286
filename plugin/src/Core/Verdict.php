<?php
/**
 * Which connection gets this order, or why none, with everything that was tried.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Verdict {

	/**
	 * @param string       $code    Empty when it is sent; else a word of the verdict group.
	 * @param list<Reason> $reasons In the order they were tried.
	 */
	public function __construct(
		public readonly bool $send,
		public readonly ?int $connection_id,
		public readonly string $code,
		public readonly string $parcel,
		public readonly array $reasons,
		public readonly int $decided_at,
	) {}

	/**
	 * @return array{send:bool,connection_id:?int,code:string,parcels:list<string>,reasons:list<array<string,mixed>>}
	 */
	public function to_array(): array {
		return array(
			'send'          => $this->send,
			'connection_id' => $this->connection_id,
			'code'          => $this->code,
			'parcels'       => $this->send ? array( $this->parcel ) : array(),
			'reasons'       => array_map( static fn( Reason $reason ): array => $reason->to_array(), $this->reasons ),
		);
	}
}
