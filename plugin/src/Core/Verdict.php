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
	 * As other code wants it; what it leaves out stays.
	 *
	 * @param array<mixed> $wanted In the shape of to_array().
	 */
	public function changed_to( array $wanted ): self {
		$wanted     = new Fields( $wanted );
		$connection = $wanted->has( 'connection_id' ) ? $wanted->number( 'connection_id' ) : (int) $this->connection_id;
		$send       = $wanted->yes( 'send', $this->send ) && $connection > 0;
		$code       = $send ? '' : ( $wanted->text( 'code', $this->code ) ?: 'rule_says_no' );
		return new self( $send, $connection > 0 ? $connection : null, $code, $wanted->texts( 'parcels' )[0] ?? $this->parcel, $this->reasons, $this->decided_at );
	}

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
