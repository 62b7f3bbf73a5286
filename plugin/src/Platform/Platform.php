<?php
/**
 * A delivery platform as one Store account sees it.
 *
 * Every method may throw Refused, Unavailable or Uncertain, and NoTurn when the call was kept back here; nothing else.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

use Pedal\Core\DeliveryRequest;
use Pedal\Core\Observed;
use Pedal\Core\Window;

interface Platform {

	/**
	 * @return list<string> Of: slots, quote, change, cancel, webhooks, find.
	 */
	public function abilities(): array;

	/**
	 * Runs the five checks one after another and stops at the first that fails.
	 *
	 * @param callable():void $admit Throws when the address may not be called.
	 */
	public function check( callable $admit ): Checked;

	/**
	 * One cheap authenticated read: is the connection usable again?
	 */
	public function probe(): void;

	/**
	 * Have an access token at hand, so that a creating call fails for its own reasons only.
	 */
	public function authenticate(): void;

	/**
	 * The windows it offers now.
	 *
	 * @return list<Window>
	 */
	public function slots(): array;

	/**
	 * Is it feasible, and for how much? Saves nothing at the platform.
	 *
	 * @param array<string,mixed> $body
	 */
	public function quote( array $body ): Quote;

	/**
	 * The exact request, marker planted.
	 *
	 * @return array<string,mixed>
	 */
	public function compose( DeliveryRequest $request, string $marker ): array;

	/**
	 * @param array<string,mixed> $body As composed.
	 */
	public function create( array $body ): Observed;

	/**
	 * @param array<string,mixed> $body As composed.
	 */
	public function change( string $remote_id, array $body ): Observed;

	/**
	 * Done also when it was already cancelled. Throws Refused `already_assigned` when a courier has it.
	 */
	public function cancel( string $remote_id ): void;

	/**
	 * Throws Refused `vanished` when the platform does not know it.
	 */
	public function look( string $remote_id ): Observed;

	/**
	 * Everything that carries this marker.
	 *
	 * @param Window|null $window The promised window, to narrow the search.
	 * @param int         $since  Nothing of it was made before this (unix seconds, 0 = not known; the platform's clock may differ by minutes).
	 * @param int         $floor  Nothing of it has a sequence number up to this one (0 = not known).
	 */
	public function find( string $marker, ?Window $window, int $since, int $floor ): Found;

	/**
	 * The newest deliveries of the Store, whoever made them; conclusive when these are all.
	 */
	public function recent(): Found;

	/**
	 * After a creation kept failing: is it the address? Saves nothing at the platform.
	 *
	 * @param array<string,mixed> $body
	 */
	public function address_is_the_reason( array $body ): bool;

	/**
	 * @return array{id:string,secret:string}
	 */
	public function subscribe( string $event, string $url ): array;

	public function unsubscribe( string $id ): void;

	/**
	 * @return list<string> Events worth a subscription.
	 */
	public function events(): array;

	/**
	 * Verify an inbound call on its raw body; null when it cannot be verified.
	 *
	 * @param list<string>         $secrets All that are valid now.
	 * @param array<string,string> $headers Lower-case names.
	 */
	public function receive( string $raw_body, array $headers, array $secrets ): ?Doorbell;
}
