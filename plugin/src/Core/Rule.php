<?php
/**
 * One rule of the merchant.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Rule {

	/**
	 * @param list<Condition> $when          All must hold.
	 * @param int|null        $connection_id Null means: do not send.
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $name,
		public readonly bool $enabled,
		public readonly array $when,
		public readonly ?int $connection_id,
		public readonly string $parcel = 'main',
	) {}

	/**
	 * @param array<string,mixed> $rule As in `GET /rules`; must have passed RuleCheck.
	 */
	public static function from_array( array $rule ): self {
		$then = $rule['then'] ?? array();
		return new self(
			(string) ( $rule['id'] ?? '' ),
			(string) ( $rule['name'] ?? '' ),
			(bool) ( $rule['enabled'] ?? true ),
			array_map(
				static fn( array $when ): Condition => new Condition( (string) $when['field'], (string) $when['op'], $when['value'] ?? null ),
				array_values( $rule['when'] ?? array() )
			),
			isset( $then['connection_id'] ) ? (int) $then['connection_id'] : null,
			(string) ( $rule['parcel'] ?? 'main' ) ?: 'main'
		);
	}

	/**
	 * @return list<Reason> One per condition, up to the first that fails.
	 */
	public function try_on( OrderFacts $order ): array {
		$reasons = array();
		foreach ( $this->when as $condition ) {
			$reason    = $condition->try_on( $order, $this->id );
			$reasons[] = $reason;
			if ( ! $reason->passed ) {
				break;
			}
		}
		return $reasons;
	}
}
