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
		$fields = new Fields( $rule );
		$then   = $fields->in( 'then' );
		return new self(
			$fields->text( 'id' ),
			$fields->text( 'name' ),
			$fields->yes( 'enabled', true ),
			array_map(
				static fn( Fields $when ): Condition => new Condition( $when->text( 'field' ), $when->text( 'op' ), $when->any( 'value' ) ),
				$fields->each( 'when' )
			),
			$then->has( 'connection_id' ) ? $then->number( 'connection_id' ) : null,
			$fields->text( 'parcel' ) ?: 'main'
		);
	}

	/**
	 * @return list<Reason> One per condition, up to the first that fails; never none, so that a verdict can name its rule.
	 */
	public function try_on( OrderFacts $order ): array {
		$reasons = array() === $this->when ? array( new Reason( $this->id, 'every_order', true, array( 'is' => true ), true ) ) : array();
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
