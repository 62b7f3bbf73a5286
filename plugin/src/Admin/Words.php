<?php
/**
 * A delivery's state in the merchant's words; colour is only a second signal.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

use Pedal\Core\DeliveryRow;
use Pedal\Core\Desired;
use Pedal\Core\Stage;
use Pedal\Core\SyncState;
use Pedal\Forwarding\Sentences;

final class Words {

	public function __construct( private readonly Sentences $sentences ) {}

	/**
	 * @return array{word:string,tone:'grey'|'blue'|'red'|'green'|'outline'} The same words as src/admin/words/state.ts.
	 */
	public function state( DeliveryRow $row ): array {
		return match ( $row->sync ) {
			SyncState::Attention => self::said( __( 'Needs you', 'pedal-bridge' ), 'red' ),
			SyncState::InFlight  => self::said( __( 'Sending', 'pedal-bridge' ), 'blue' ),
			SyncState::Unknown   => self::said( __( 'Checking with the platform', 'pedal-bridge' ), 'blue' ),
			SyncState::Pending   => $this->waiting( $row ),
			SyncState::Synced    => $this->stage( $row ),
		};
	}

	/**
	 * @return array{word:string,tone:'grey'|'blue'|'red'|'green'|'outline'}
	 */
	private function waiting( DeliveryRow $row ): array {
		// A row that only looks again, or sends a change, is where the courier is.
		if ( Stage::None !== $row->stage && 0 === $row->attempts ) {
			return $this->stage( $row );
		}
		return self::said( $row->attempts > 0 ? __( 'Will try again', 'pedal-bridge' ) : __( 'Waiting to be sent', 'pedal-bridge' ), 'grey' );
	}

	/**
	 * @return array{word:string,tone:'grey'|'blue'|'red'|'green'|'outline'}
	 */
	private function stage( DeliveryRow $row ): array {
		if ( Stage::None === $row->stage ) {
			return self::said( Desired::Absent === $row->desired ? __( 'Not sent', 'pedal-bridge' ) : __( 'Waiting to be sent', 'pedal-bridge' ), 'grey' );
		}
		return self::said(
			$this->sentences->stage( $row->stage ),
			match ( $row->stage ) {
				Stage::Placed    => 'outline',
				Stage::Failed    => 'red',
				Stage::Cancelled => 'grey',
				default          => 'green',
			}
		);
	}

	/**
	 * @param 'grey'|'blue'|'red'|'green'|'outline' $tone
	 * @return array{word:string,tone:'grey'|'blue'|'red'|'green'|'outline'}
	 */
	private static function said( string $word, string $tone ): array {
		return array(
			'word' => $word,
			'tone' => $tone,
		);
	}
}
