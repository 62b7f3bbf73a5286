<?php
/**
 * How one country's telephone numbers are built; reads the same metadata in the same way as libphonenumber does.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class NumberingPlan {

	/**
	 * @param string    $code      Calling code, without the plus.
	 * @param string    $idd       Pattern of what is dialled to leave the country.
	 * @param string    $prefix    Pattern of what stands before a national number: trunk digit, carrier, or the whole number when it needs a transform.
	 * @param string    $transform What such a number becomes, e.g. `9$1`; empty when the prefix is just dropped.
	 * @param string    $pattern   What any national number of the country looks like.
	 * @param non-empty-list<int> $lengths   Digits a national number can have, ascending.
	 * @param string    $leading   Sure sign that a number of a shared calling code is of this country; empty when there is none.
	 * @param string    $reachable Numbers that ring at a person's side: fixed line, mobile, voice over IP.
	 */
	private function __construct(
		public readonly string $code,
		private readonly string $idd,
		private readonly string $prefix,
		private readonly string $transform,
		private readonly string $pattern,
		private readonly array $lengths,
		private readonly string $leading,
		private readonly string $reachable,
	) {}

	public static function of_country( string $country ): ?self {
		foreach ( self::table() as $code => $countries ) {
			if ( isset( $countries[ $country ] ) ) {
				return self::from_row( (string) $code, $countries[ $country ] );
			}
		}
		return null;
	}

	/**
	 * All plans of a calling code, its main country first.
	 *
	 * @return list<self>
	 */
	public static function of_code( string $code ): array {
		$plans = array();
		foreach ( self::table()[ $code ] ?? array() as $row ) {
			$plans[] = self::from_row( $code, $row );
		}
		return $plans;
	}

	/**
	 * The digits behind an international prefix such as 00 or 011; null when the number does not begin with one.
	 */
	public function without_idd( string $digits ): ?string {
		if ( 1 !== preg_match( "/^(?:{$this->idd})/", $digits, $found ) ) {
			return null;
		}
		$rest = substr( $digits, strlen( $found[0] ) );
		return '' === $rest || '0' === $rest[0] ? null : $rest;
	}

	/**
	 * The national number without trunk prefix and carrier code, completed where a short form is customary.
	 * The prefix stays when the number is only right with it: Russia's 800 555 35 35 does not begin with the trunk digit 8.
	 */
	public function national( string $digits ): string {
		$bare = $this->without_prefix( $digits );
		if ( $bare === $digits || ( $this->resembles( $digits ) && ! $this->resembles( $bare ) ) ) {
			return $digits;
		}
		return ( $this->owner( $bare ) ?? $this )->has_length( strlen( $bare ) ) ? $bare : $digits;
	}

	/**
	 * Which of the countries that share this calling code has the number; null when none claims it.
	 */
	public function owner( string $national ): ?self {
		$plans = self::of_code( $this->code );
		if ( 1 === count( $plans ) ) {
			return $this;
		}
		foreach ( $plans as $plan ) {
			if ( '' !== $plan->leading ? 1 === preg_match( "/^(?:{$plan->leading})/", $national ) : $plan->reaches( $national ) ) {
				return $plan;
			}
		}
		return null;
	}

	public function resembles( string $national ): bool {
		return 1 === preg_match( "/^(?:{$this->pattern})$/D", $national );
	}

	public function reaches( string $national ): bool {
		return $this->resembles( $national ) && 1 === preg_match( "/^(?:{$this->reachable})$/D", $national );
	}

	public function is_too_long( string $national ): bool {
		return strlen( $national ) > max( $this->lengths );
	}

	private function has_length( int $length ): bool {
		return $length > max( $this->lengths ) || in_array( $length, $this->lengths, true );
	}

	private function without_prefix( string $digits ): string {
		$prefix = "/^(?:{$this->prefix})/";
		if ( '' === $this->prefix || 1 !== preg_match( $prefix, $digits, $found, PREG_UNMATCHED_AS_NULL ) ) {
			return $digits;
		}
		$last = count( $found ) > 1 ? (string) end( $found ) : '';
		if ( '' !== $this->transform && '' !== $last ) {
			return (string) preg_replace( $prefix, $this->transform, $digits );
		}
		return substr( $digits, strlen( (string) $found[0] ) );
	}

	private static function from_row( string $code, string $row ): self {
		list( $idd, $prefix, $transform, $pattern, $lengths, $leading, $reachable ) = explode( ';', str_replace( 'd', '\d', $row ) );
		return new self( $code, $idd, $prefix, $transform, $pattern, array_map( 'intval', explode( ',', $lengths ) ), $leading, $reachable );
	}

	/**
	 * @return array<int|string, array<string, string>> Calling code => country => row.
	 */
	private static function table(): array {
		/** @var array<int|string, array<string, string>>|null $table */
		static $table = null;
		return $table ??= require __DIR__ . '/phone-table.php';
	}
}
