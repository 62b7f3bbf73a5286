<?php
/**
 * Several workers at once, as forks of this process: each with a database connection of its own, all let go at the same moment.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

trait Workers {

	private const READY_MICROS = 400000;

	/**
	 * @param callable(int):array<mixed> $work What worker number n does, from 0; a throwable it lets go is its answer.
	 * @return list<array<mixed>> What each answered.
	 */
	protected function at_once( int $workers, callable $work ): array {
		if ( ! function_exists( 'pcntl_fork' ) ) {
			self::markTestSkipped( 'It needs the PHP extension "pcntl": workers are forks.' );
		}
		$folder = sys_get_temp_dir() . '/pedal-workers-' . bin2hex( random_bytes( 6 ) );
		mkdir( $folder );
		$start    = microtime( true ) + self::READY_MICROS / 1000000;
		$children = array();
		for ( $number = 0; $number < $workers; $number++ ) {
			$child = pcntl_fork();
			if ( 0 === $child ) {
				$this->be_worker( "$folder/$number", $start, static fn(): array => $work( $number ) );
			}
			$children[] = $child;
		}
		foreach ( $children as $child ) {
			pcntl_waitpid( $child, $status );
		}
		$answers = array();
		for ( $number = 0; $number < $workers; $number++ ) {
			$answers[] = is_file( "$folder/$number" ) ? (array) unserialize( (string) file_get_contents( "$folder/$number" ) ) : array( 'error' => 'died' );
			@unlink( "$folder/$number" );
		}
		rmdir( $folder );
		wp_cache_flush();
		return $answers;
	}

	/**
	 * Ends itself by a signal: what PHP does at the end of a script (PHPUnit's report, the parent's database connection) is the parent's.
	 *
	 * @param callable():array<mixed> $work
	 */
	private function be_worker( string $file, float $start, callable $work ): never {
		self::connect_anew();
		usleep( max( 0, (int) ( 1000000 * ( $start - microtime( true ) ) ) ) );
		try {
			$answer = $work();
		} catch ( \Throwable $error ) {
			$answer = array( 'error' => (string) $error );
		}
		file_put_contents( $file, serialize( $answer ) );
		posix_kill( getmypid(), SIGKILL );
		exit;
	}

	private static function connect_anew(): void {
		global $wpdb;
		// Kept, so that no destructor says goodbye to the parent's server.
		$GLOBALS['pedal_of_the_parent'] = array( $wpdb->dbh, $GLOBALS['@pdo'] ?? null );
		unset( $GLOBALS['@pdo'] );
		$wpdb->dbh = null;
		$wpdb->db_connect( false );
		wp_cache_flush();
	}

	/**
	 * @param list<array<mixed>> $answers
	 */
	protected static function assert_nobody_broke( array $answers ): void {
		self::assertSame( array(), array_column( $answers, 'error' ) );
	}
}
