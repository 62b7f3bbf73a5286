<?php
/**
 * What a receiver is told (docs/operations/webhooks.md): the whole state of one delivery, never a difference.
 */

declare( strict_types=1 );

namespace Pedal\Platform\Webhook;

use Pedal\Core\DeliveryRequest;
use Pedal\Core\Text;
use Pedal\Core\Window;

final class Event {

	public const CREATED   = 'delivery.created';
	public const UPDATED   = 'delivery.updated';
	public const CANCELLED = 'delivery.cancelled';
	public const PING      = 'ping';

	/**
	 * Bytes of a whole event; the list of items gives way first.
	 */
	public const LARGEST = 20_000;

	/**
	 * Bytes for what is added when it is sent.
	 */
	private const ENVELOPE = 1_000;

	/**
	 * As it is hashed to tell a change: without the time and the version.
	 *
	 * @return array<string,mixed>
	 */
	public static function body( DeliveryRequest $request, string $marker ): array {
		$data  = array( 'id' => $marker ) + self::data( $request );
		$items = $request->items;
		while ( array() !== $items && strlen( self::json( $data ) ) > self::LARGEST - self::ENVELOPE ) {
			array_pop( $items );
			$data['items']         = $items;
			$data['items_missing'] = count( $request->items ) - count( $items );
		}
		return array(
			'type' => self::CREATED,
			'data' => $data,
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function data( DeliveryRequest $request ): array {
		return array(
			'reference'    => $request->reference,
			'address'      => $request->address,
			'coordinates'  => $request->coordinates,
			'contact_name' => $request->contact_name,
			'company'      => $request->company,
			'phone'        => $request->phone,
			'phone_typed'  => $request->phone_note,
			'note'         => Text::block( $request->note, 2000 ),
			'items'        => $request->items,
			'weight'       => $request->weight,
			'window'       => null === $request->window ? null : array(
				'start' => Window::iso( $request->window->start ),
				'end'   => Window::iso( $request->window->end ),
			),
		);
	}

	/**
	 * @param array<string,mixed> $event
	 */
	public static function json( array $event ): string {
		return (string) wp_json_encode( $event, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
	}
}
