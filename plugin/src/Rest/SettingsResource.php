<?php
/**
 * The merchant's settings: read whole, changed in part.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Fields;
use Pedal\Rest\Schema\Fault;
use Pedal\Storage\Settings;

final class SettingsResource {

	/**
	 * Nobody is owed anything by orders in these: no setting makes a courier come for them.
	 */
	private const NEVER_SENT = array( 'cancelled', 'refunded', 'failed' );

	public function __construct( private readonly Settings $settings ) {}

	public function read(): Answer {
		$all = $this->settings->all();
		return Answer::versioned( self::shown( new Fields( $all ) ), Version::of( $all ) );
	}

	/**
	 * @param array<string,mixed> $arguments
	 */
	public function change( array $arguments ): Answer {
		$version = ( new Fields( $arguments ) )->text( 'version' );
		$changes = array_diff_key( $arguments, array( 'version' => 0 ) );
		$this->settings->change(
			static function ( array $now ) use ( $version, $changes ): array {
				Version::expect( $version, Version::of( $now ) );
				$faults = self::faults_of_statuses( new Fields( $changes ) );
				return array() === $faults ? self::with_all_gateways( $changes, new Fields( $now ) ) : throw new InvalidArguments( $faults );
			}
		);
		return $this->read();
	}

	/**
	 * Merged by name; null takes one away.
	 *
	 * @param array<string,mixed> $changes
	 * @return array<string,mixed>
	 */
	private static function with_all_gateways( array $changes, Fields $now ): array {
		$send = ( new Fields( $changes ) )->in( 'send' );
		if ( ! $send->has( 'per_gateway' ) ) {
			return $changes;
		}
		$gateways = array_merge( $now->in( 'send' )->in( 'per_gateway' )->named(), $send->in( 'per_gateway' )->named() );
		return array_merge( $changes, array( 'send' => array( 'per_gateway' => array_filter( $gateways, 'is_array' ) ) + $send->named() ) );
	}

	/**
	 * @return list<Fault>
	 */
	private static function faults_of_statuses( Fields $changes ): array {
		$known  = array_map( static fn( string $status ): string => (string) preg_replace( '/^wc-/', '', $status ), array_keys( wc_get_order_statuses() ) );
		$known  = array_diff( $known, array( 'checkout-draft' ) );
		$sent   = array_diff( $known, self::NEVER_SENT );
		$send   = $changes->in( 'send' );
		$faults = self::strangers( $send->texts( 'statuses' ), $sent, 'send.statuses' );
		foreach ( array_keys( $send->in( 'per_gateway' )->named() ) as $gateway ) {
			$faults = array( ...$faults, ...self::strangers( $send->in( 'per_gateway' )->texts( $gateway ), $sent, "send.per_gateway.$gateway" ) );
		}
		foreach ( array_keys( $changes->in( 'effects' )->named() ) as $stage ) {
			$status = $changes->in( 'effects' )->in( $stage )->text( 'order_status' );
			if ( '' !== $status && ! in_array( $status, $known, true ) ) {
				$faults[] = new Fault( "effects.$stage.order_status", 'status', implode( ', ', $known ) );
			}
		}
		return $faults;
	}

	/**
	 * @param list<string>  $statuses
	 * @param array<string> $known
	 * @return list<Fault>
	 */
	private static function strangers( array $statuses, array $known, string $path ): array {
		$faults = array();
		foreach ( $statuses as $at => $status ) {
			if ( ! in_array( $status, $known, true ) ) {
				$faults[] = new Fault( "{$path}[$at]", 'status', implode( ', ', $known ) );
			}
		}
		return $faults;
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function shown( Fields $all ): array {
		$send = $all->in( 'send' );
		return array_merge( $all->named(), array( 'send' => array_merge( $send->named(), array( 'per_gateway' => (object) $send->in( 'per_gateway' )->named() ) ) ) );
	}
}
