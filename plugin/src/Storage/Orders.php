<?php
/**
 * WooCommerce's orders, the only place that reads or writes them.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Automattic\WooCommerce\Caches\OrderCache;
use Automattic\WooCommerce\Utilities\OrderUtil;
use Pedal\Core\Fields;

final class Orders {

	public const SLOT     = '_pedal_slot';
	public const VERDICT  = '_pedal_verdict';
	public const TRACKING = '_pedal_tracking_url';

	private const SECOND = 1_000_000_000;

	/**
	 * The note being written: our key, so that a note is found again and never written twice.
	 */
	private string $note_key = '';

	/**
	 * By hrtime().
	 */
	private int $forget_at = 0;

	/**
	 * Orders read afresh since the last forgetting.
	 *
	 * @var array<int,true>
	 */
	private array $read = array();

	public function get( int $id ): ?\WC_Order {
		$order = wc_get_order( $id );
		return $order instanceof \WC_Order ? $order : null;
	}

	/**
	 * Something to carry to an address in the shop's country; never saved.
	 */
	public static function sample( Fields $address ): \WC_Order {
		$order = new \WC_Order();
		$order->set_shipping_address_1( $address->text( 'street' ) );
		$order->set_shipping_postcode( $address->text( 'postcode' ) );
		$order->set_shipping_city( $address->text( 'city' ) );
		$order->set_shipping_country( WC()->countries->get_base_country() );
		return $order;
	}

	/**
	 * As the database has it now, past every cache of this process and of the shop.
	 */
	public function fresh( int $id ): ?\WC_Order {
		$this->forget_the_rest( $id );
		wc_get_container()->get( OrderCache::class )->remove( $id );
		wp_cache_delete( "order-items-$id", 'orders' );
		wp_cache_delete( $id, 'posts' );
		wp_cache_delete( $id, 'post_meta' );
		$store = \WC_Data_Store::load( 'order' );
		if ( $store->has_callable( 'clear_cached_data' ) ) {
			$store->clear_cached_data( array( $id ) ); // @phpstan-ignore method.notFound (forwarded by WC_Data_Store::__call)
		}
		return $this->get( $id );
	}

	/**
	 * Options, products and terms may be a second old, so that a hundred orders in a row do not read them a hundred times;
	 * what hangs on an order that was read before is forgotten with them.
	 */
	private function forget_the_rest( int $id ): void {
		$now = hrtime( true );
		if ( $now < $this->forget_at && ! isset( $this->read[ $id ] ) ) {
			$this->read[ $id ] = true;
			return;
		}
		$this->forget_at = $now + self::SECOND;
		$this->read      = array( $id => true );
		if ( wp_cache_supports( 'flush_runtime' ) ) {
			wp_cache_flush_runtime();
		}
	}

	/**
	 * Written once per key, also by a worker that takes over from a dead one.
	 */
	public function note( \WC_Order $order, string $text, string $key ): void {
		if ( $this->has_note( $order->get_id(), $key ) ) {
			return;
		}
		$this->note_key = $key;
		try {
			$order->add_order_note( $text );
		} finally {
			$this->note_key = '';
		}
	}

	/**
	 * On `woocommerce_new_order_note_data`: the key travels in the row itself, because a separate write could be lost between the two.
	 *
	 * @param array<string,mixed> $data
	 * @return array<string,mixed>
	 */
	public function stamp_note( array $data ): array {
		if ( '' !== $this->note_key ) {
			$data['comment_agent'] = $this->note_key;
		}
		return $data;
	}

	private function has_note( int $order_id, string $key ): bool {
		global $wpdb;
		return null !== $wpdb->get_var(
			$wpdb->prepare( "SELECT comment_ID FROM {$wpdb->comments} WHERE comment_post_ID = %d AND comment_agent = %s LIMIT 1", $order_id, $key )
		);
	}

	/**
	 * @param string|array<string,mixed>|null $value Null removes it.
	 */
	public function keep_meta( \WC_Order $order, string $key, string|array|null $value ): void {
		if ( $order->get_meta( $key ) === $value || ( null === $value && ! $order->meta_exists( $key ) ) ) {
			return;
		}
		null === $value ? $order->delete_meta_data( $key ) : $order->update_meta_data( $key, $value );
		$order->save_meta_data();
	}

	public function set_status( \WC_Order $order, string $status, string $note ): void {
		$order->update_status( $status, $note );
	}

	/**
	 * @param array<string,mixed> $query As for wc_get_orders().
	 * @return list<int>
	 */
	public function search( array $query ): array {
		$ids = wc_get_orders( array( 'return' => 'ids', 'type' => 'shop_order' ) + $query );
		return array_values( array_filter( is_array( $ids ) ? $ids : array(), 'is_int' ) );
	}

	/**
	 * In one go, for a page of a list.
	 *
	 * @param list<int> $ids
	 * @return array<int,\WC_Order> By id; those that are gone are missing.
	 */
	public function many( array $ids ): array {
		$orders = array();
		$found  = array() === $ids ? array() : wc_get_orders(
			array(
				'post__in' => array_values( array_unique( $ids ) ),
				'limit'    => count( $ids ),
				'type'     => 'shop_order',
				'status'   => array( ...array_keys( wc_get_order_statuses() ), 'trash', 'auto-draft', 'wc-checkout-draft', 'draft' ),
			)
		);
		foreach ( is_array( $found ) ? $found : array() as $order ) {
			if ( $order instanceof \WC_Order ) {
				$orders[ $order->get_id() ] = $order;
			}
		}
		return $orders;
	}

	/**
	 * What WooCommerce's own search finds: number, name, e-mail, address.
	 *
	 * @return list<int> Newest first.
	 */
	public function matching( string $text, int $limit ): array {
		// The search function of the new storage stops at as many orders as a blog shows posts.
		$found = OrderUtil::custom_orders_table_usage_is_enabled()
			? $this->search( array( 's' => $text, 'limit' => $limit, 'orderby' => 'id', 'order' => 'DESC' ) )
			: array_map( 'intval', wc_order_search( $text ) );
		$found = array_values( array_unique( ctype_digit( $text ) ? array( (int) $text, ...$found ) : $found ) );
		rsort( $found );
		return array_slice( $found, 0, $limit );
	}

	/**
	 * Orders of a person, by the address they ordered with or the account it belongs to.
	 *
	 * @return list<int> A page of them.
	 */
	public function of_person( string $email, int $page, int $limit ): array {
		if ( false === is_email( $email ) ) {
			return array();
		}
		$user  = get_user_by( 'email', $email );
		$known = false === $user ? array( $email ) : array( $email, $user->ID );
		return $this->search( array( 'customer' => $known, 'page' => max( 1, $page ), 'limit' => $limit, 'orderby' => 'id', 'order' => 'ASC' ) );
	}

	/**
	 * Statuses that mean "no goods are owed any more".
	 */
	public static function is_called_off( string $status ): bool {
		return in_array( $status, array( 'cancelled', 'refunded', 'trash', 'deleted' ), true );
	}

	/**
	 * Statuses an order falls back to when its payment is in doubt.
	 */
	public static function is_unpaid( string $status ): bool {
		return in_array( $status, array( 'pending', 'on-hold', 'failed', 'checkout-draft', 'auto-draft', 'draft' ), true );
	}
}
