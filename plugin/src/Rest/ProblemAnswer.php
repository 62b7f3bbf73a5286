<?php
/**
 * The one place where a failure becomes an answer: code, sentence, status, hint, field. Nothing of the inside leaks.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Fields;
use Pedal\Forwarding\Log;
use Pedal\Forwarding\Problem;
use Pedal\Forwarding\Sentences;
use Pedal\Platform\Refused;
use Pedal\Platform\Trouble;
use Pedal\Storage\StorageFailed;

final class ProblemAnswer {

	public function __construct(
		private readonly Sentences $sentences,
		private readonly Words $words,
		private readonly CheckSteps $steps,
		private readonly Log $log,
	) {}

	public function of( \Throwable $failure ): \WP_Error {
		return match ( true ) {
			$failure instanceof InvalidArguments => $this->invalid( $failure ),
			$failure instanceof Problem          => $this->problem( $failure ),
			$failure instanceof Refused          => $this->no( $failure->reason, 422, $failure->field, '' === $failure->words ? array() : array( 'said' => $failure->words ) ),
			$failure instanceof Trouble          => $this->no( self::code_of( $failure ), 503 ),
			$failure instanceof StorageFailed    => $this->logged( $failure, 'pedal_storage_failed', 503 ),
			default                              => $this->logged( $failure, 'pedal_failed', 500 ),
		};
	}

	/**
	 * @param array<string,mixed> $details
	 */
	public function no( string $code, int $status, string $field = '', array $details = array() ): \WP_Error {
		list( $message, $hint ) = $this->said( $code, $status );
		// Who knows the case better than its code says it better.
		$own     = new Fields( $details );
		$message = $own->text( 'message', $message );
		$hint    = $own->text( 'hint', $hint );
		$details = array_diff_key( $details, array( 'message' => 0, 'hint' => 0 ) );
		$data = array_filter( compact( 'hint', 'field', 'details' ), static fn( string|array $part ): bool => '' !== $part && array() !== $part );
		return new \WP_Error( $code, $message, array( 'status' => $status ) + $data );
	}

	/**
	 * @return array{string,string} Sentence, hint.
	 */
	public function said( string $code, int $status ): array {
		$said = $this->words->of_code( $code, $status ) ?? array( $this->sentences->of( $code ), $this->sentences->hint( $code ) );
		return '' === $said[0] ? array( __( 'That did not work.', 'pedal-bridge' ), $said[1] ) : $said;
	}

	private function problem( Problem $problem ): \WP_Error {
		$details = $problem->details;
		if ( isset( $details['steps'] ) ) {
			$details['steps'] = $this->steps->of( $details['steps'] );
		}
		return $this->no( $problem->reason, $problem->status, $problem->field, $details );
	}

	private function invalid( InvalidArguments $failure ): \WP_Error {
		$params  = array();
		$details = array();
		foreach ( $failure->faults as $fault ) {
			$details[ $fault->path ] ??= $this->words->of_fault( $fault );
			$argument                  = (string) preg_replace( '/[.[].*$/s', '', $fault->path );
			$params[ $argument ]     ??= ( $argument === $fault->path ? '' : "{$fault->path}: " ) . $details[ $fault->path ];
		}
		return new \WP_Error(
			'rest_invalid_param',
			/* translators: 1: names of arguments, 2: what is wrong with the first. */
			sprintf( __( 'Invalid parameter(s): %1$s. %2$s', 'pedal-bridge' ), implode( ', ', array_keys( $details ) ), reset( $details ) ),
			array(
				'status'  => 400,
				'hint'    => $this->sentences->hint( 'rest_invalid_param' ),
				'field'   => $failure->faults[0]->path,
				'params'  => $params,
				'details' => $details,
			)
		);
	}

	/**
	 * The engine's words for "later" are no answer to a person.
	 */
	private static function code_of( Trouble $trouble ): string {
		return in_array( $trouble->reason, array( 'backoff', 'quarantine' ), true ) ? 'pedal_host_unreachable' : $trouble->reason;
	}

	private function logged( \Throwable $failure, string $code, int $status ): \WP_Error {
		$this->log->error( 'A REST call failed.', $failure, array( 'code' => $code ) );
		return $this->no( $code, $status );
	}
}
