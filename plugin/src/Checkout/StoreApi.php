<?php
/**
 * The checkout block's door: what the cart says about delivery windows, and the choice that comes with an order.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Automattic\WooCommerce\StoreApi\Exceptions\RouteException;
use Automattic\WooCommerce\StoreApi\SchemaController;
use Automattic\WooCommerce\StoreApi\StoreApi as WooStoreApi;
use Pedal\Core\Fields;
use Pedal\Core\Window;
use Pedal\Forwarding\WindowText;
use Pedal\Storage\Orders;

final class StoreApi {

	public const EXTENSION = 'pedal-bridge';

	public function __construct(
		private readonly Slots $slots,
		private readonly Words $words,
		private readonly Wish $wish,
	) {}

	/**
	 * `extensions["pedal-bridge"]` of every cart; nothing is looked up for another shipping method.
	 *
	 * @return array<string,mixed>
	 */
	public function cart(): array {
		$method = Chosen::in_cart();
		if ( null === $method ) {
			return self::no_need();
		}
		$offer = $this->slots->of( $method );
		$wish  = $this->wish->value();
		$data  = array(
			'needed'     => true,
			'connection' => $offer->connection?->id,
			'slots'      => array_values( array_map( static fn( Window $window ): array => self::slot( $window, $offer->timezone() ), $offer->windows ) ),
			'selected'   => null === $offer->find( $wish ) ? null : $wish,
			'timezone'   => $offer->timezone(),
			'stale'      => $offer->stale,
			'message'    => $this->words->message( $offer ),
		);
		return $offer->required ? $data + array( 'required' => true ) : $data;
	}

	/**
	 * The shopper chose in the block; nothing is refused before the order is placed.
	 *
	 * @param mixed $data {slot: value}.
	 */
	public function choose( mixed $data ): void {
		$this->wish->keep( ( new Fields( $data ) )->text( 'slot' ) );
	}

	/**
	 * On `woocommerce_store_api_checkout_update_order_from_request`, before payment.
	 *
	 * @throws RouteException When the choice cannot be had.
	 */
	public function write( \WC_Order $order, \WP_REST_Request $request ): void {
		$method = Chosen::in_order( $order );
		if ( null === $method ) {
			$order->delete_meta_data( Orders::SLOT );
			return;
		}
		$given    = ( new Fields( $request->get_param( 'extensions' ) ) )->in( self::EXTENSION );
		$decision = $this->slots->decide( $method, $given->has( 'slot' ) ? $given->text( 'slot' ) : null, $this->wish->value() );
		if ( null !== $decision->refusal && 'POST' === $request->get_method() ) {
			$this->refuse( $decision->refusal );
		}
		$decision->write_to( $order );
	}

	/**
	 * The block shows the cart that comes along, with the windows that can be had now.
	 *
	 * @throws RouteException
	 */
	private function refuse( Refusal $refusal ): never {
		$this->wish->forget();
		$message = $this->words->refusal( $refusal );
		/** @var \Automattic\WooCommerce\Blocks\Registry\Container $container */
		$container = WooStoreApi::container();
		$schemas   = $container->get( SchemaController::class );
		throw new RouteException(
			// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- JSON; the block escapes what it shows.
			$refusal->code(),
			$message,
			400,
			array(
				'field'  => 'slot',
				'params' => array( 'extensions.' . self::EXTENSION . '.slot' => $message ),
				'cart'   => $schemas instanceof SchemaController ? $schemas->get( 'cart' )->get_item_response( WC()->cart ) : null,
			)
			// phpcs:enable
		);
	}

	/**
	 * @return array{value:string,start:string,end:string,label:string}
	 */
	private static function slot( Window $window, string $timezone ): array {
		return array(
			'value' => $window->interval(),
			'start' => Window::iso( $window->start ),
			'end'   => Window::iso( $window->end ),
			'label' => WindowText::label( $window, $timezone ),
		);
	}

	/**
	 * @return array{needed:bool,connection:null,slots:array{},selected:null,timezone:string,stale:bool,message:string}
	 */
	private static function no_need(): array {
		return array(
			'needed'     => false,
			'connection' => null,
			'slots'      => array(),
			'selected'   => null,
			'timezone'   => '',
			'stale'      => false,
			'message'    => '',
		);
	}
}
