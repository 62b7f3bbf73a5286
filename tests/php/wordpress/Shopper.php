<?php
/**
 * Who orders, and where to; change what a test is about with `with()`.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class Shopper {

	public function __construct(
		public readonly string $first_name = 'Léa',
		public readonly string $last_name = 'Roux',
		public readonly string $company = '',
		public readonly string $address_1 = '12 quai des Brumes',
		public readonly string $address_2 = '2e étage',
		public readonly string $postcode = '38000',
		public readonly string $city = 'Grenoble',
		public readonly string $country = 'FR',
		public readonly string $phone = '06 12 34 56 78',
		public readonly string $email = 'lea.roux@example.org',
		public readonly string $note = 'Chez la voisine',
		public readonly string $slot = '',
		public readonly string $payment = 'cod',
	) {}

	/**
	 * @param string ...$changes By name.
	 */
	public function with( string ...$changes ): self {
		return new self( ...array_merge( get_object_vars( $this ), $changes ) );
	}

	/**
	 * @return array<string, string> As in the REST API's `billing`; without e-mail as in `shipping`.
	 */
	public function address( bool $with_email ): array {
		$address = array();
		foreach ( array( 'first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'postcode', 'country', 'phone' ) as $field ) {
			$address[ $field ] = $this->$field;
		}
		return $address + array( 'state' => '' ) + ( $with_email ? array( 'email' => $this->email ) : array() );
	}
}
