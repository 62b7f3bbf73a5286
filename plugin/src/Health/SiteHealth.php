<?php
/**
 * The doctor in Tools → Site Health: cheap probes one by one, the others as one test that runs after the page has loaded.
 */

declare( strict_types=1 );

namespace Pedal\Health;

final class SiteHealth {

	/**
	 * WordPress turns only the first underscore of a name into a dash; this one has none.
	 */
	private const NETWORK = 'pedal-network';
	private const NONCE   = 'health-check-site-status';

	public function __construct( private readonly Doctor $doctor ) {}

	/**
	 * On `site_status_tests`.
	 */
	public function offer( mixed $tests ): mixed {
		if ( ! is_array( $tests ) ) {
			return $tests;
		}
		$direct = array();
		foreach ( $this->doctor->probes() as $probe ) {
			if ( ! $probe->is_deep() ) {
				$direct[ "pedal_{$probe->id()}" ] = array(
					'label' => $probe->label(),
					'test'  => fn(): array => $this->result( "pedal_{$probe->id()}", array( $this->doctor->row( $probe ) ) ),
				);
			}
		}
		$async = array(
			self::NETWORK => array(
				'label'             => __( 'The way between the shop and the delivery platform', 'pedal-bridge' ),
				'test'              => self::NETWORK,
				'has_rest'          => false,
				'async_direct_test' => $this->network( ... ),
			),
		);
		$tests['direct'] = ( is_array( $tests['direct'] ?? null ) ? $tests['direct'] : array() ) + $direct;
		$tests['async']  = ( is_array( $tests['async'] ?? null ) ? $tests['async'] : array() ) + $async;
		return $tests;
	}

	/**
	 * On `wp_ajax_health-check-pedal-network`.
	 */
	public function answer(): void {
		check_ajax_referer( self::NONCE );
		if ( ! current_user_can( 'view_site_health_checks' ) ) {
			wp_send_json_error( null, 403 );
		}
		wp_send_json_success( $this->network() );
	}

	/**
	 * @return array<string,mixed>
	 */
	public function network(): array {
		$deep = array_filter( $this->doctor->probes(), static fn( Probe $probe ): bool => $probe->is_deep() );
		/** @var non-empty-list<array{id:string,label:string,status:string,code:string,message:string,evidence:string,fix:string}> $rows */
		$rows = array_map( $this->doctor->row( ... ), array_values( $deep ) );
		return $this->result( self::NETWORK, $rows );
	}

	/**
	 * @param non-empty-list<array{id:string,label:string,status:string,code:string,message:string,evidence:string,fix:string}> $rows
	 * @return array<string,mixed> As WordPress wants it.
	 */
	private function result( string $test, array $rows ): array {
		$worst = $rows[0];
		foreach ( $rows as $row ) {
			$worst = Status::from( $row['status'] )->is_worse_than( Status::from( $worst['status'] ) ) ? $row : $worst;
		}
		$raised = array_filter( $rows, static fn( array $row ): bool => Status::Good->value !== $row['status'] );
		return array(
			'label'       => esc_html( "{$worst['label']}: {$worst['message']}" ),
			'status'      => $worst['status'],
			'badge'       => array(
				'label' => 'Pedal',
				'color' => 'blue',
			),
			'description' => implode( '', array_map( self::paragraph( ... ), array() === $raised ? array( $worst ) : $raised ) ),
			'actions'     => Status::Good->value === $worst['status'] ? '' : sprintf( '<p><a href="%s">%s</a></p>', esc_url( admin_url( 'admin.php?page=wc-pedal&tab=health' ) ), esc_html__( 'Open the doctor', 'pedal-bridge' ) ),
			'test'        => $test,
		);
	}

	/**
	 * @param array{label:string,message:string,evidence:string,fix:string} $row
	 */
	private static function paragraph( array $row ): string {
		$text = '<p>' . esc_html( $row['message'] ) . '</p>';
		$text .= '' === $row['fix'] ? '' : '<p>' . esc_html( $row['fix'] ) . '</p>';
		return $text . ( '' === $row['evidence'] ? '' : '<p><code>' . esc_html( $row['evidence'] ) . '</code></p>' );
	}
}
