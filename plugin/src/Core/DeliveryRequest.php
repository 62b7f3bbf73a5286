<?php
/**
 * What should be delivered, in no platform's words.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class DeliveryRequest {

	/**
	 * @param string                          $address     One line a geocoder understands.
	 * @param array{lat:float,lng:float}|null $coordinates
	 * @param string|null                     $phone       E.164.
	 * @param string                          $phone_note  The number as typed, when it is in doubt; goes to the comments.
	 * @param list<string>                    $items       "2 × Comté".
	 * @param int                             $weight      Grams, 0 = unknown.
	 */
	public function __construct(
		public readonly string $reference,
		public readonly string $address,
		public readonly ?array $coordinates,
		public readonly string $contact_name,
		public readonly string $company,
		public readonly ?string $phone,
		public readonly string $phone_note,
		public readonly string $note,
		public readonly array $items,
		public readonly int $weight,
		public readonly ?Window $window,
	) {}
}
