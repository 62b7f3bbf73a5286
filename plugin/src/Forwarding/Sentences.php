<?php
/**
 * Every code of the interface as a sentence and a hint that names the next action, in the words of the trade.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\DeliveryRow;
use Pedal\Core\Stage;

final class Sentences {

	public function of( string $code ): string {
		return $this->all()[ $code ][0] ?? '';
	}

	public function hint( string $code ): string {
		return $this->all()[ $code ][1] ?? '';
	}

	public function attention_note( DeliveryRow $row ): string {
		/* translators: 1: reason, 2: the platform's own words, 3: what to do next. */
		$note = sprintf( __( 'The delivery needs you: %1$s %2$s %3$s', 'pedal-bridge' ), $this->of( $row->code ), $row->detail, $this->hint( $row->code ) );
		return trim( (string) preg_replace( '/ {2,}/', ' ', $note ) );
	}

	public function stage_note( DeliveryRow $row ): string {
		$note = match ( $row->stage ) {
			/* translators: %s: the platform's reference. */
			Stage::Placed    => sprintf( __( 'The delivery is booked (%s).', 'pedal-bridge' ), (string) $row->remote_id ),
			Stage::Assigned  => __( 'A courier is assigned.', 'pedal-bridge' ),
			Stage::Pickup    => __( 'The courier is on the way to you.', 'pedal-bridge' ),
			Stage::Carried   => __( 'The order is on its way to the customer.', 'pedal-bridge' ),
			Stage::Delivered => __( 'The order was delivered.', 'pedal-bridge' ),
			Stage::Failed    => __( 'The delivery failed. Ask your cooperative what happened; it may be planned again.', 'pedal-bridge' ),
			Stage::Cancelled => __( 'The delivery is cancelled at the platform.', 'pedal-bridge' ),
			Stage::None      => '',
		};
		/* translators: %s: address of the tracking page. */
		return '' === $row->tracking_url || Stage::Placed !== $row->stage ? $note : $note . ' ' . sprintf( __( 'Tracking: %s', 'pedal-bridge' ), esc_url( $row->tracking_url ) );
	}

	public function stage( Stage $stage ): string {
		return match ( $stage ) {
			Stage::None      => '',
			Stage::Placed    => __( 'Booked', 'pedal-bridge' ),
			Stage::Assigned  => __( 'Courier assigned', 'pedal-bridge' ),
			Stage::Pickup    => __( 'Courier on the way to you', 'pedal-bridge' ),
			Stage::Carried   => __( 'On the way', 'pedal-bridge' ),
			Stage::Delivered => __( 'Delivered', 'pedal-bridge' ),
			Stage::Failed    => __( 'Failed', 'pedal-bridge' ),
			Stage::Cancelled => __( 'Cancelled', 'pedal-bridge' ),
		};
	}

	/**
	 * @return array<string,array{0:string,1:string}> Code => sentence, hint.
	 */
	public function all(): array {
		return $this->about_connections() + $this->about_deliveries() + $this->about_verdicts() + $this->about_requests();
	}

	/**
	 * @return array<string,array{0:string,1:string}>
	 */
	private function about_connections(): array {
		return array(
			'pedal_url_not_allowed'       => array( __( 'This address cannot be used.', 'pedal-bridge' ), __( 'Enter the https address of your cooperative\'s platform, as in your browser, without anything behind the name.', 'pedal-bridge' ) ),
			'pedal_host_unreachable'      => array( __( 'The platform cannot be reached.', 'pedal-bridge' ), __( 'Check the address. If it is right, the platform or your server\'s way out is down; orders wait and are sent later.', 'pedal-bridge' ) ),
			'pedal_tls_failed'            => array( __( 'The platform\'s certificate is not valid.', 'pedal-bridge' ), __( 'Tell your cooperative: the certificate of their site needs to be repaired. Nothing is sent before.', 'pedal-bridge' ) ),
			'pedal_redirected'            => array( __( 'The address leads somewhere else.', 'pedal-bridge' ), __( 'Open the address in your browser and enter the address you end up at.', 'pedal-bridge' ) ),
			'pedal_not_a_platform'        => array( __( 'There is a site at this address, but no delivery platform.', 'pedal-bridge' ), __( 'Ask your cooperative for the address of their CoopCycle instance. For a system of your own, look at the path of its address.', 'pedal-bridge' ) ),
			'pedal_credentials_refused'   => array( __( 'The platform refuses this Identifier and Secret.', 'pedal-bridge' ), __( 'Copy both again from the platform (API page of your cooperative). If they were renewed there, the old ones no longer work.', 'pedal-bridge' ) ),
			'pedal_scope_missing'         => array( __( 'This key pair may not create deliveries.', 'pedal-bridge' ), __( 'Ask your cooperative to tick "deliveries" for your app, then check again.', 'pedal-bridge' ) ),
			'pedal_no_store'              => array( __( 'This key pair belongs to no Store.', 'pedal-bridge' ), __( 'Ask your cooperative to choose your Store in the app\'s settings, then copy the new Identifier and Secret.', 'pedal-bridge' ) ),
			'pedal_only_told'             => array( __( 'It is only told about deliveries; there is nothing to ask it for.', 'pedal-bridge' ), __( 'Nothing to do.', 'pedal-bridge' ) ),
			'pedal_secret_required'       => array( __( 'The Secret is needed.', 'pedal-bridge' ), __( 'Enter the Secret that belongs to this address and Identifier. A stored Secret is never sent to a new address.', 'pedal-bridge' ) ),
			'pedal_secret_unreadable'     => array( __( 'The stored Secret cannot be read.', 'pedal-bridge' ), __( 'Enter the Secret again. This happens after the security keys in wp-config.php were changed; orders wait until then. If it cannot be saved, set PEDAL_KEY in wp-config.php.', 'pedal-bridge' ) ),
			'pedal_forbidden_by_platform' => array( __( 'The platform does not allow this.', 'pedal-bridge' ), __( 'The key pair may belong to another Store. Ask your cooperative, then check the connection.', 'pedal-bridge' ) ),
			'pedal_platform_gone'         => array( __( 'The platform says it is gone.', 'pedal-bridge' ), __( 'Ask your cooperative for their new address.', 'pedal-bridge' ) ),
			'pedal_tampered_http'         => array( __( 'Another plugin switched off certificate checks.', 'pedal-bridge' ), __( 'Deactivate the plugin that changes "https_ssl_verify". Until then nothing is sent, because your Secret could be read on the way.', 'pedal-bridge' ) ),
			'pedal_throttled'             => array( __( 'The platform asks us to wait.', 'pedal-bridge' ), __( 'Nothing to do: orders are sent as soon as it allows.', 'pedal-bridge' ) ),
			'pedal_circuit_open'          => array( __( 'The platform failed several times in a row.', 'pedal-bridge' ), __( 'Nothing to do: we try again by ourselves, and no order is lost.', 'pedal-bridge' ) ),
			'pedal_cloned_site'           => array( __( 'This looks like a copy of another shop.', 'pedal-bridge' ), __( 'Choose whether the shop moved here or this is a copy. Nothing is sent before.', 'pedal-bridge' ) ),
			'pedal_connection_in_use'     => array( __( 'There are open deliveries on this connection.', 'pedal-bridge' ), __( 'Wait until they are finished, or delete it anyway: nobody will follow them then.', 'pedal-bridge' ) ),
			'pedal_other_plugin'          => array( __( 'The old CoopCycle plugin is active too.', 'pedal-bridge' ), __( 'Deactivate it: two plugins would order two couriers. Its deliveries are taken over.', 'pedal-bridge' ) ),
			'pedal_newer_data'            => array( __( 'The data was made by a newer version of Pedal.', 'pedal-bridge' ), __( 'Update the plugin again. Nothing is sent before.', 'pedal-bridge' ) ),
			'pedal_connection_not_found'  => array( __( 'There is no such connection.', 'pedal-bridge' ), __( 'Choose a connection, or set one up first.', 'pedal-bridge' ) ),
			'pedal_connection_exists'     => array( __( 'A connection of this name was just made.', 'pedal-bridge' ), __( 'Reload the page before you try again.', 'pedal-bridge' ) ),
			'pedal_changed_meanwhile'     => array( __( 'Somebody else changed this meanwhile.', 'pedal-bridge' ), __( 'Reload to see their changes, then make yours again.', 'pedal-bridge' ) ),
		);
	}

	/**
	 * @return array<string,array{0:string,1:string}>
	 */
	private function about_deliveries(): array {
		return array(
			'address_not_found'      => array( __( 'The address was not found.', 'pedal-bridge' ), __( 'Correct the delivery address in the order; it is sent again by itself.', 'pedal-bridge' ) ),
			'refused'                => array( __( 'The platform refused the delivery.', 'pedal-bridge' ), __( 'Correct what it names in the order, or call your cooperative.', 'pedal-bridge' ) ),
			'slot_over'              => array( __( 'The promised window is over.', 'pedal-bridge' ), __( 'Agree on a new window with the customer, choose it in the order, and send again.', 'pedal-bridge' ) ),
			'no_slot'                => array( __( 'There is no window to deliver in.', 'pedal-bridge' ), __( 'Choose a window in the order, or ask your cooperative for time slots for your Store.', 'pedal-bridge' ) ),
			'slot_taken'             => array( __( 'The chosen window is not free any more.', 'pedal-bridge' ), __( 'Choose another window in the order; it is sent again by itself.', 'pedal-bridge' ) ),
			'already_assigned'       => array( __( 'A courier already has it, so it cannot be cancelled from here.', 'pedal-bridge' ), __( 'Call your cooperative to stop the courier.', 'pedal-bridge' ) ),
			'inconclusive'           => array( __( 'We cannot tell whether the platform has it.', 'pedal-bridge' ), __( 'Look for the order at the platform. If it is there, enter its number as booked; if not, press "Try again".', 'pedal-bridge' ) ),
			'duplicate_found'        => array( __( 'The platform holds it twice and one cannot be cancelled.', 'pedal-bridge' ), __( 'Call your cooperative to cancel the second one.', 'pedal-bridge' ) ),
			'vanished'               => array( __( 'The platform does not know this delivery any more.', 'pedal-bridge' ), __( 'Ask your cooperative; then send it again or mark it as booked.', 'pedal-bridge' ) ),
			'too_many_failures'      => array( __( 'The platform failed on this delivery again and again.', 'pedal-bridge' ), __( 'Most often it cannot make sense of the address. Correct it in the order, or book it by phone.', 'pedal-bridge' ) ),
			'connection_changed'     => array( __( 'Its Store account was removed, or the order now belongs to another one.', 'pedal-bridge' ), __( 'Send it through another connection. What already went to the first one: cancel it there, or leave it as it is.', 'pedal-bridge' ) ),
			'reversed_after_sending' => array( __( 'The order changed its mind after it was sent.', 'pedal-bridge' ), __( 'Decide yourself: cancel the courier, or put the order back to processing.', 'pedal-bridge' ) ),
			'backoff'                => array( __( 'The platform did not answer.', 'pedal-bridge' ), __( 'We try again by ourselves.', 'pedal-bridge' ) ),
			'quarantine'             => array( __( 'The answer got lost; we look before we send again.', 'pedal-bridge' ), __( 'Nothing to do.', 'pedal-bridge' ) ),
			'connection_paused'      => array( __( 'The connection rests.', 'pedal-bridge' ), __( 'See the connection for the reason; orders wait and none is lost.', 'pedal-bridge' ) ),
			'not_yet'                => array( __( 'It is sent shortly before its window.', 'pedal-bridge' ), __( 'Nothing to do.', 'pedal-bridge' ) ),
		);
	}

	/**
	 * @return array<string,array{0:string,1:string}>
	 */
	private function about_verdicts(): array {
		return array(
			'no_rule'         => array( __( 'No rule and no delivery method sends this order.', 'pedal-bridge' ), __( 'Press "Send" for this one, or add a rule.', 'pedal-bridge' ) ),
			'rule_says_no'    => array( __( 'A rule says this order is not sent.', 'pedal-bridge' ), __( 'Change the rule, or press "Send" for this one.', 'pedal-bridge' ) ),
			'not_paid'        => array( __( 'The order is not paid yet.', 'pedal-bridge' ), __( 'It is sent by itself when its status says so.', 'pedal-bridge' ) ),
			'draft'           => array( __( 'The order is a draft.', 'pedal-bridge' ), __( 'It is looked at when the customer places it.', 'pedal-bridge' ) ),
			'nothing_to_ship' => array( __( 'Nothing in this order needs a courier.', 'pedal-bridge' ), __( 'Nothing to do.', 'pedal-bridge' ) ),
			'too_old'         => array( __( 'The order is older than the connection.', 'pedal-bridge' ), __( 'Press "Send" if it should be delivered all the same.', 'pedal-bridge' ) ),
			'trashed'         => array( __( 'The order is in the trash.', 'pedal-bridge' ), __( 'Restore it first.', 'pedal-bridge' ) ),
			'refunded'        => array( __( 'The order was refunded.', 'pedal-bridge' ), __( 'Nothing to do.', 'pedal-bridge' ) ),
		);
	}

	/**
	 * @return array<string,array{0:string,1:string}>
	 */
	private function about_requests(): array {
		return array(
			'pedal_order_not_found'    => array( __( 'There is no such order.', 'pedal-bridge' ), __( 'Check the number.', 'pedal-bridge' ) ),
			'pedal_delivery_not_found' => array( __( 'There is no such delivery.', 'pedal-bridge' ), __( 'Check the number.', 'pedal-bridge' ) ),
			'pedal_key_not_found'      => array( __( 'There is no such key.', 'pedal-bridge' ), __( 'Reload the page: it may have been revoked already.', 'pedal-bridge' ) ),
			'pedal_still_at_platform'  => array( __( 'The first delivery is still wanted or under way.', 'pedal-bridge' ), __( 'Cancel it first; a second courier is sent only then.', 'pedal-bridge' ) ),
			'pedal_action_not_allowed' => array( __( 'That is not possible in this state.', 'pedal-bridge' ), __( 'Reload the page to see what is possible now.', 'pedal-bridge' ) ),
			'pedal_not_planned'        => array( __( 'The delivery could not be planned.', 'pedal-bridge' ), __( 'Try again; if it stays, see the log.', 'pedal-bridge' ) ),
			'pedal_storage_failed'     => array( __( 'The database did not do what was asked.', 'pedal-bridge' ), __( 'Nothing was lost. Try again in a moment; if it stays, ask your host.', 'pedal-bridge' ) ),
			'rest_forbidden'           => array( __( 'You may not do that.', 'pedal-bridge' ), __( 'Log in as somebody who manages the shop\'s orders.', 'pedal-bridge' ) ),
			'rest_invalid_param'       => array( __( 'Something in the request is not right.', 'pedal-bridge' ), __( 'Correct the named field.', 'pedal-bridge' ) ),
		);
	}
}
