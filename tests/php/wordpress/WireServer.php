<?php
/**
 * wire-server.php as a process, and certificates that something is wrong with.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class WireServer {

	public readonly int $port;

	/**
	 * @var resource
	 */
	private $process;

	/**
	 * @param string $certificate A file; empty for plain http.
	 */
	public function __construct( string $manner, string $certificate = '' ) {
		$command = array( PHP_BINARY, '-d', 'display_errors=stderr', __DIR__ . '/wire-server.php', $manner, $certificate );
		$process = proc_open( $command, array( 1 => array( 'pipe', 'w' ), 2 => array( 'file', '/dev/null', 'w' ) ), $pipes );
		if ( ! is_resource( $process ) ) {
			throw new \LogicException( 'The server did not start.' );
		}
		$this->process = $process;
		$this->port    = (int) fgets( $pipes[1] );
	}

	public function stop(): void {
		proc_terminate( $this->process, SIGKILL );
		proc_close( $this->process );
	}

	/**
	 * Key and certificate in one file, made on the spot: no private key lies in the repository.
	 *
	 * @param int $days It is valid from now; with none it is over in a second.
	 */
	public static function certificate( string $name, int $days ): string {
		$settings = (string) tempnam( sys_get_temp_dir(), 'pedal-tls-' );
		file_put_contents( $settings, "[req]\ndistinguished_name=name\n[name]\ncommonName=x\n[made]\nbasicConstraints=CA:TRUE\nsubjectAltName=DNS:$name\n" );
		$how     = array( 'config' => $settings, 'x509_extensions' => 'made', 'digest_alg' => 'sha256', 'private_key_bits' => 2048, 'private_key_type' => OPENSSL_KEYTYPE_EC, 'curve_name' => 'prime256v1' );
		$key     = openssl_pkey_new( $how );
		$request = openssl_csr_new( array( 'commonName' => $name ), $key, $how );
		$made    = openssl_csr_sign( $request, null, $key, $days, $how, random_int( 1, PHP_INT_MAX ) );
		openssl_x509_export( $made, $certificate );
		openssl_pkey_export( $key, $secret, null, $how );
		file_put_contents( $settings, $certificate . $secret );
		if ( 0 === $days ) {
			sleep( 2 );
		}
		return $settings;
	}
}
