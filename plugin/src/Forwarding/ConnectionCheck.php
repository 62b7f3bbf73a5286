<?php
/**
 * Tries a connection at its platform, with the key pair just given or with the stored one, before it counts.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Credentials;
use Pedal\Platform\Checked;
use Pedal\Platform\Drivers;
use Pedal\Platform\Trouble;
use Pedal\Platform\UrlPolicy;
use Pedal\Storage\GivenCredentials;

final class ConnectionCheck {

	private const READY = array(
		'status'      => 'ready',
		'status_code' => '',
		'resume_at'   => 0,
		'failures'    => 0,
		'opened'      => 0,
		'recent'      => '',
	);

	public function __construct(
		private readonly Drivers $drivers,
		private readonly UrlPolicy $policy,
		private readonly Clock $clock,
	) {}

	/**
	 * What a person typed; nothing is saved here.
	 *
	 * @return Connection The draft with what the check found: ready, or unchecked and switched off.
	 * @throws Problem With the code of the failed step, unless it may be saved unchecked.
	 */
	public function of_draft( Connection $draft, #[\SensitiveParameter] string $secret, bool $save_unchecked ): Connection {
		$checked = $this->try_given( $draft, $secret );
		if ( $checked->ok() ) {
			return $draft->with( $this->ready( $checked ) );
		}
		if ( ! $save_unchecked || 'pedal_url_not_allowed' === $checked->code() ) {
			throw new Problem( $checked->code(), 422, self::field_of( $checked->code() ), array( 'steps' => $checked->steps ) );
		}
		return $draft->with(
			array(
				'status'      => 'unchecked',
				'status_code' => $checked->code(),
				'enabled'     => false,
			)
		);
	}

	private function try_given( Connection $draft, #[\SensitiveParameter] string $secret ): Checked {
		if ( '' === $secret ) {
			throw new Problem( 'pedal_secret_required', 422, 'secret' );
		}
		if ( '' === $draft->identifier ) {
			throw new Problem( 'rest_invalid_param', 400, 'identifier' );
		}
		if ( KeyText::are_swapped( $draft->identifier, $secret ) ) {
			throw new Problem( 'pedal_credentials_refused', 422, 'identifier', array( 'swapped' => true ) );
		}
		return $this->run( $draft, new GivenCredentials( $draft->base_url, $draft->identifier, $secret ) );
	}

	/**
	 * @throws Problem When its driver is not installed any more.
	 */
	public function run( Connection $connection, Credentials $credentials ): Checked {
		try {
			$platform = $this->drivers->make( $connection, $credentials );
		} catch ( Trouble $trouble ) {
			throw new Problem( $trouble->reason, 422, 'driver' );
		}
		return $platform->check(
			function () use ( $connection ): void {
				$this->policy->admit( $connection->base_url );
			}
		);
	}

	/**
	 * What is true of a connection that passed.
	 *
	 * @return array<string,mixed> Column => value.
	 */
	public function facts( Checked $checked ): array {
		return array(
			'store'      => $checked->store,
			'app_name'   => $checked->app_name,
			'last_ok_at' => $this->clock->now(),
		);
	}

	/**
	 * The same of one that did not send before: it does now, and its past is forgotten.
	 *
	 * @return array<string,mixed> Column => value.
	 */
	public function ready( Checked $checked ): array {
		return self::READY + $this->facts( $checked );
	}

	private static function field_of( string $code ): string {
		return match ( $code ) {
			'pedal_url_not_allowed', 'pedal_host_unreachable', 'pedal_tls_failed', 'pedal_redirected', 'pedal_not_a_platform', 'pedal_platform_gone' => 'base_url',
			'pedal_credentials_refused', 'pedal_scope_missing', 'pedal_no_store' => 'identifier',
			default => '',
		};
	}
}
