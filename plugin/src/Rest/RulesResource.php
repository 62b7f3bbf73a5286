<?php
/**
 * The merchant's rules: read, changed as a whole, tried on real orders first.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Fields;
use Pedal\Core\Rule;
use Pedal\Core\Rules;
use Pedal\Core\Verdict;
use Pedal\Forwarding\Sentences;
use Pedal\Forwarding\Simulator;
use Pedal\Storage\Settings;

final class RulesResource {

	public function __construct(
		private readonly Settings $settings,
		private readonly RuleCheck $check,
		private readonly Simulator $simulator,
		private readonly Sentences $sentences,
	) {}

	public function read(): Answer {
		$rules = $this->settings->rules_as_stored();
		return Answer::versioned( $rules, Version::of( $rules ) );
	}

	/**
	 * @param array<string,mixed> $arguments
	 */
	public function change( array $arguments ): Answer {
		$given = new Fields( $arguments );
		$this->settings->change_rules(
			function ( array $now ) use ( $given ): array {
				Version::expect( $given->text( 'version' ), Version::of( $now ) );
				return $this->checked( $given );
			}
		);
		return $this->read();
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array<string,mixed>
	 */
	public function simulate( array $arguments ): array {
		$given = new Fields( $arguments );
		$run   = $this->simulator->run( new Rules( array_map( Rule::from_array( ... ), $this->checked( $given ) ) ), $given->number( 'limit', 50 ) );
		return array(
			'orders' => array_map(
				fn( array $order ): array => array(
					'before' => $this->choice( $order['before'] ),
					'after'  => $this->choice( $order['after'] ),
				) + $order,
				$run['orders']
			),
			'counts' => array(
				'orders'      => count( $run['orders'] ),
				'changed'     => $run['changed'],
				'sent_before' => $run['sent_before'],
				'sent_after'  => $run['sent_after'],
			),
		);
	}

	/**
	 * @return list<array<string,mixed>>
	 * @throws InvalidArguments
	 */
	private function checked( Fields $given ): array {
		$rules  = array_map( static fn( Fields $rule ): array => $rule->named(), $given->each( 'rules' ) );
		$faults = $this->check->faults( $rules );
		return array() === $faults ? $rules : throw new InvalidArguments( $faults );
	}

	/**
	 * @return array{send:bool,connection_id:?int,code:string,message:string}
	 */
	private function choice( Verdict $verdict ): array {
		return array(
			'send'          => $verdict->send,
			'connection_id' => $verdict->connection_id,
			'code'          => $verdict->code,
			'message'       => $this->sentences->of( $verdict->code ),
		);
	}
}
