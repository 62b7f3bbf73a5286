<?php
/**
 * The merchant's choices: defaults of the interface, with only what differs kept in one option.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Policy;
use Pedal\Core\Rule;
use Pedal\Core\Rules;

final class Settings {

	private const OPTION = 'pedal_settings';

	/**
	 * Small options load with the page and cost checkout no query; large ones stay out of every page's memory.
	 */
	private const AUTOLOAD_BYTES = 700;

	public const DEFAULTS = array(
		'send'           => array(
			'statuses'       => array( 'processing' ),
			'per_gateway'    => array( 'bacs' => array( 'processing' ) ),
			'when'           => 'now',
			'minutes_before' => 120,
		),
		'without_slot'   => 'first',
		'asap_minutes'   => array(
			'prepare' => 30,
			'window'  => 60,
		),
		'effects'        => array(
			'placed'    => array( 'note' => true ),
			'assigned'  => array( 'note' => true ),
			'pickup'    => array( 'note' => false ),
			'carried'   => array(
				'note'          => true,
				'customer_mail' => true,
			),
			'delivered' => array(
				'note'          => true,
				'order_status'  => 'completed',
				'customer_mail' => false,
			),
			'failed'    => array(
				'note'       => true,
				'admin_mail' => true,
			),
			'cancelled' => array(
				'note'       => true,
				'admin_mail' => true,
			),
		),
		'alerts'         => array(
			'email'                   => '',
			'amber_minutes'           => 10,
			'red_minutes'             => 30,
			'minutes_before_slot_end' => 60,
		),
		'payload'        => array(
			'items'         => true,
			'customer_note' => true,
		),
		'retention_days' => array( 'journal' => 90 ),
		'uninstall'      => array( 'delete_data' => false ),
	);

	/**
	 * @return array<string,mixed>
	 */
	public function all(): array {
		return self::merged( self::DEFAULTS, $this->stored()['settings'] );
	}

	/**
	 * One value by its path, `alerts.red_minutes`.
	 */
	public function get( string $path ): mixed {
		$value = $this->all();
		foreach ( explode( '.', $path ) as $key ) {
			$value = is_array( $value ) ? $value[ $key ] ?? null : null;
		}
		return $value;
	}

	/**
	 * Merges a partial change that has been checked already.
	 *
	 * @param array<string,mixed> $changes
	 */
	public function change( array $changes ): void {
		$stored             = $this->stored();
		$stored['settings'] = self::merged( $stored['settings'], $changes );
		$this->keep( $stored );
	}

	/**
	 * @return list<array<string,mixed>> As in `GET /rules`.
	 */
	public function rules_as_stored(): array {
		return $this->stored()['rules'];
	}

	public function rules(): Rules {
		return new Rules( array_map( Rule::from_array( ... ), $this->rules_as_stored() ) );
	}

	/**
	 * @param list<array<string,mixed>> $rules Checked.
	 */
	public function keep_rules( array $rules ): void {
		$stored          = $this->stored();
		$stored['rules'] = $rules;
		$this->keep( $stored );
	}

	public function policy(): Policy {
		$all = $this->all();
		return new Policy(
			array_values( $all['send']['statuses'] ),
			array_map( 'array_values', $all['send']['per_gateway'] ),
			$all['send']['when'],
			(int) $all['send']['minutes_before'],
			$all['without_slot'],
			(int) $all['asap_minutes']['prepare'],
			(int) $all['asap_minutes']['window'],
			(bool) $all['payload']['items'],
			(bool) $all['payload']['customer_note'],
		);
	}

	public function forget(): void {
		delete_option( self::OPTION );
	}

	/**
	 * @return array{settings:array<string,mixed>,rules:list<array<string,mixed>>}
	 */
	private function stored(): array {
		$stored = get_option( self::OPTION, array() );
		$stored = is_array( $stored ) ? $stored : array();
		return array(
			'settings' => is_array( $stored['settings'] ?? null ) ? $stored['settings'] : array(),
			'rules'    => is_array( $stored['rules'] ?? null ) ? array_values( $stored['rules'] ) : array(),
		);
	}

	/**
	 * @param array{settings:array<string,mixed>,rules:list<array<string,mixed>>} $stored
	 */
	private function keep( array $stored ): void {
		update_option( self::OPTION, $stored, strlen( (string) maybe_serialize( $stored ) ) <= self::AUTOLOAD_BYTES );
	}

	/**
	 * Objects merge key by key; lists and plain values replace. Which of the two an empty array is, the default tells.
	 *
	 * @param array<mixed> $base
	 * @param array<mixed> $changes
	 * @return array<mixed>
	 */
	private static function merged( array $base, array $changes ): array {
		foreach ( $changes as $key => $value ) {
			$both_objects = is_array( $value ) && is_array( $base[ $key ] ?? null ) && ! array_is_list( $base[ $key ] ) && 'per_gateway' !== $key;
			$base[ $key ] = $both_objects ? self::merged( $base[ $key ], $value ) : $value;
		}
		return $base;
	}
}
