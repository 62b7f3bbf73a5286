<?php
/**
 * Order facts → what should be delivered, by small steps.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class RequestMapper {

	/**
	 * @param string $omit Field the platform refused (`phone`): leave it out, keep it readable in the note.
	 */
	public static function map( OrderFacts $order, ?Window $window, Policy $policy, string $omit = '' ): DeliveryRequest {
		$phone = 'phone' === $omit ? null : Phone::to_e164( $order->phone, $order->address['country'] );
		return new DeliveryRequest(
			Text::line( $order->number, 64 ),
			self::address( $order->address ),
			$order->coordinates,
			Text::line( $order->contact_name, 255 ),
			Text::line( $order->company, 255 ),
			$phone,
			null === $phone ? Text::line( $order->phone, 64 ) : '',
			$policy->customer_note ? Text::block( $order->customer_note, 2000 ) : '',
			$policy->items ? self::items( $order ) : array(),
			$order->weight(),
			$window
		);
	}

	/**
	 * Street, line 2, postcode and town, state, country: the geocoder sees this line only.
	 *
	 * @param array{line1:string,line2:string,postcode:string,city:string,state:string,country:string,country_name:string} $address
	 */
	private static function address( array $address ): string {
		$place = array(
			Text::line( trim( "{$address['postcode']} {$address['city']}" ), 120 ),
			Text::line( $address['state'], 40 ),
			Text::line( $address['country_name'], 60 ),
		);
		$place  = implode( ', ', array_filter( $place, static fn( string $part ): bool => '' !== $part ) );
		$street = array( Text::line( $address['line1'], 255 ), Text::line( $address['line2'], 255 ) );
		$street = implode( ', ', array_filter( $street, static fn( string $part ): bool => '' !== $part ) );
		// A street too long for the platform is shortened, never the town behind it.
		$street = Text::line( $street, 253 - mb_strlen( $place ) );
		return trim( "$street, $place", ', ' );
	}

	/**
	 * @return list<string>
	 */
	private static function items( OrderFacts $order ): array {
		return array_map(
			static fn( Item $item ): string => "{$item->quantity} × " . Text::line( $item->name, 120 ),
			array_slice( $order->shippable(), 0, 100 )
		);
	}
}
