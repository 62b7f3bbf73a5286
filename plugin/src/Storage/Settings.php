<?php
/**
 * The merchant's choices: defaults of the interface, with only what differs kept in one option.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Fields;
use Pedal\Core\Policy;
use Pedal\Core\Rule;
use Pedal\Core\Rules;

final class Settings {

	private const OPTION = 'pedal_settings';

	/**
	 * Of Mail\DeliveryNews; WooCommerce makes every mail, with its settings, at every checkout.
	 */
	private const OF_THE_MAIL = 'woocommerce_pedal_on_its_way_settings';

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

	private readonly SharedOption $option;

	public function __construct( Database $database ) {
		$this->option = new SharedOption( $database, self::OPTION, self::AUTOLOAD_BYTES );
	}

	/**
	 * @return array<string,mixed>
	 */
	public function all(): array {
		return self::whole( $this->stored() );
	}

	/**
	 * @param array{settings:array<string,mixed>,rules:list<array<string,mixed>>} $stored
	 * @return array<string,mixed>
	 */
	private static function whole( array $stored ): array {
		return self::merged( self::DEFAULTS, $stored['settings'] );
	}

	/**
	 * One section of them, e.g. `alerts`.
	 */
	public function of( string $section ): Fields {
		return ( new Fields( $this->all() ) )->in( $section );
	}

	/**
	 * Merges a partial change.
	 *
	 * @param \Closure(array<string,mixed>):array<string,mixed> $change All settings as they are now → what changes, checked.
	 */
	public function change( \Closure $change ): void {
		$this->option->edit(
			static function ( mixed $option ) use ( $change ): array {
				$stored = self::read( $option );
				return array( 'settings' => self::merged( $stored['settings'], $change( self::whole( $stored ) ) ) ) + $stored;
			}
		);
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
	 * @param \Closure(list<array<string,mixed>>):list<array<string,mixed>> $change The rules as they are now → as they shall be, checked.
	 */
	public function change_rules( \Closure $change ): void {
		$this->option->edit(
			static function ( mixed $option ) use ( $change ): array {
				$stored = self::read( $option );
				return array( 'rules' => $change( $stored['rules'] ) ) + $stored;
			}
		);
	}

	public function policy(): Policy {
		$all      = new Fields( $this->all() );
		$send     = $all->in( 'send' );
		$gateways = $send->in( 'per_gateway' );
		$statuses = array();
		foreach ( array_keys( $gateways->named() ) as $gateway ) {
			$statuses[ $gateway ] = $gateways->texts( $gateway );
		}
		return new Policy(
			$send->texts( 'statuses' ),
			$statuses,
			'before_slot' === $send->text( 'when' ) ? 'before_slot' : 'now',
			$send->number( 'minutes_before' ),
			match ( $all->text( 'without_slot' ) ) {
				'asap'      => 'asap',
				'attention' => 'attention',
				default     => 'first',
			},
			$all->in( 'asap_minutes' )->number( 'prepare' ),
			$all->in( 'asap_minutes' )->number( 'window' ),
			$all->in( 'payload' )->yes( 'items' ),
			$all->in( 'payload' )->yes( 'customer_note' ),
		);
	}

	/**
	 * An option that is not there costs every request a query to learn just that.
	 */
	public function ensure(): void {
		add_option( self::OPTION, array(), '', true );
		add_option( self::OF_THE_MAIL, array(), '', true );
	}

	public function forget(): void {
		delete_option( self::OPTION );
	}

	/**
	 * @return array{settings:array<string,mixed>,rules:list<array<string,mixed>>}
	 */
	private function stored(): array {
		return self::read( get_option( self::OPTION ) );
	}

	/**
	 * @return array{settings:array<string,mixed>,rules:list<array<string,mixed>>}
	 */
	private static function read( mixed $option ): array {
		$stored = new Fields( $option );
		return array(
			'settings' => $stored->in( 'settings' )->named(),
			'rules'    => array_map( static fn( Fields $rule ): array => $rule->named(), $stored->each( 'rules' ) ),
		);
	}

	/**
	 * Objects merge key by key; lists and plain values replace. Which of the two an empty array is, the default tells.
	 *
	 * @param array<string,mixed> $base
	 * @param array<string,mixed> $changes
	 * @return array<string,mixed>
	 */
	private static function merged( array $base, array $changes ): array {
		foreach ( $changes as $key => $value ) {
			$both_objects = is_array( $value ) && is_array( $base[ $key ] ?? null ) && ! array_is_list( $base[ $key ] ) && 'per_gateway' !== $key;
			$base[ $key ] = $both_objects ? self::merged( ( new Fields( $base[ $key ] ) )->named(), ( new Fields( $value ) )->named() ) : $value;
		}
		return $base;
	}
}
