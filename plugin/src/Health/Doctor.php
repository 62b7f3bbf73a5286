<?php
/**
 * Asks every probe, and survives each.
 */

declare( strict_types=1 );

namespace Pedal\Health;

final class Doctor {

	/**
	 * @param \Closure():list<Probe> $probes New ones each time: what one examination saw is no news for the next.
	 */
	public function __construct( private readonly \Closure $probes ) {}

	/**
	 * @return list<array{id:string,label:string,status:string,code:string,message:string,evidence:string,fix:string}>
	 */
	public function examine( bool $deep ): array {
		$probes = array_filter( $this->probes(), static fn( Probe $probe ): bool => $deep || ! $probe->is_deep() );
		return array_map( $this->row( ... ), array_values( $probes ) );
	}

	/**
	 * @return list<Probe>
	 */
	public function probes(): array {
		return ( $this->probes )();
	}

	/**
	 * @return array{id:string,label:string,status:string,code:string,message:string,evidence:string,fix:string}
	 */
	public function row( Probe $probe ): array {
		$finding = $this->ask( $probe );
		return array(
			'id'       => $probe->id(),
			'label'    => $probe->label(),
			'status'   => $finding->status->value,
			'code'     => $finding->code,
			'message'  => $finding->message,
			'evidence' => $finding->evidence,
			'fix'      => $finding->fix,
		);
	}

	private function ask( Probe $probe ): Finding {
		try {
			return $probe->examine();
		} catch ( \Throwable $failure ) {
			return Finding::recommended(
				'probe_failed',
				__( 'This could not be examined.', 'pedal-bridge' ),
				$failure::class . ' at ' . basename( $failure->getFile() ) . ':' . $failure->getLine(),
				__( 'Try again. If it stays, send the evidence to whoever looks after your shop.', 'pedal-bridge' )
			);
		}
	}
}
