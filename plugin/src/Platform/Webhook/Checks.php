<?php
/**
 * The checks of a receiver: one signed ping tells most of them, the others do not concern it.
 */

declare( strict_types=1 );

namespace Pedal\Platform\Webhook;

use Pedal\Platform\Checked;
use Pedal\Platform\Refused;
use Pedal\Platform\StepByStep;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;

final class Checks {

	/**
	 * About the key, not about the way there.
	 */
	private const OF_THE_KEY = array( 'pedal_credentials_refused', 'pedal_forbidden_by_platform', 'pedal_secret_required', 'pedal_secret_unreadable' );

	private const NOTHING_TO_ASK = 'pedal_only_told';

	private ?Trouble $about_the_key = null;

	/**
	 * @param \Closure():void $ping
	 */
	public function __construct(
		private readonly \Closure $ping,
		private readonly string $shop,
	) {}

	/**
	 * @param callable():void $admit Refuses an address that may not be called.
	 */
	public function run( callable $admit ): Checked {
		$steps = StepByStep::run(
			array(
				'address'     => $admit,
				'reach'       => fn() => $this->reach(),
				'credentials' => fn() => null === $this->about_the_key ? null : throw $this->about_the_key,
				'store'       => static fn(): string => self::NOTHING_TO_ASK,
				'slots'       => static fn(): string => self::NOTHING_TO_ASK,
			)
		);
		return new Checked( $steps, $this->store() );
	}

	private function reach(): void {
		try {
			( $this->ping )();
		} catch ( Refused $refused ) {
			// Who takes deliveries and refuses a ping cannot be told from who takes nothing at all.
			throw new Unavailable( 'pedal_not_a_platform', true, $refused->status );
		} catch ( Trouble $trouble ) {
			$this->about_the_key = in_array( $trouble->reason, self::OF_THE_KEY, true ) ? $trouble : throw $trouble;
		}
	}

	/**
	 * The shop under the name the receiver knows it by, on its own clock.
	 *
	 * @return array{id:string,name:string,address:string,timezone:string,country:string,currency:string}
	 */
	private function store(): array {
		$zone = wp_timezone_string();
		return array(
			'id'       => '',
			'name'     => $this->shop,
			'address'  => '',
			// An offset such as +02:00 names no zone.
			'timezone' => in_array( $zone, \DateTimeZone::listIdentifiers(), true ) ? $zone : 'UTC',
			'country'  => '',
			'currency' => '',
		);
	}
}
