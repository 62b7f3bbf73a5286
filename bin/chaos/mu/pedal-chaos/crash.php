<?php
/**
 * Sudden death and long sleep at the plugin's named crash points: by order (a file per blow), or by chance.
 */

declare( strict_types=1 );

( static function (): void {
	$folder = PEDAL_CHAOS_FOLDER;
	$log    = static fn( string $what, string $name ) => file_put_contents( "$folder/blows.log", "$what $name " . getmypid() . "\n", FILE_APPEND | LOCK_EX );

	$die = static function ( string $name ) use ( $log ): void {
		$log( 'killed', $name );
		posix_kill( getmypid(), SIGKILL );
		sleep( 1 );
	};

	$sleep = static function ( string $name ) use ( $log, $folder ): void {
		$log( 'frozen', $name );
		// The rig wakes the process, long after its claim has lapsed.
		file_put_contents( "$folder/frozen/" . getmypid(), $name );
		posix_kill( getmypid(), SIGSTOP );
	};

	$lucky = static fn( mixed $share ): bool => is_numeric( $share ) && $share > 0 && mt_rand() / mt_getrandmax() < $share;

	// While the rig sets its clock forward nobody goes on from a fresh claim.
	$wait = static function () use ( $folder ): void {
		for ( $step = 0; $step < 150 && file_exists( "$folder/hold" ); $step++ ) {
			usleep( 20000 );
			clearstatcache();
		}
	};

	add_action(
		'pedal_crash_point',
		static function ( string $name ) use ( $folder, $die, $sleep, $lucky, $wait ): void {
			if ( 'claimed' === $name ) {
				$wait();
			}
			// Whoever removes the file is the one to die.
			foreach ( glob( "$folder/crash/$name.*" ) ?: array() as $order ) {
				if ( @unlink( $order ) ) {
					$die( $name );
				}
			}
			if ( file_exists( "$folder/calm" ) ) {
				return;
			}
			$settings = pedal_chaos_settings();
			if ( $lucky( $settings['crash'] ?? 0 ) ) {
				$die( $name );
			}
			if ( str_starts_with( $name, 'before_' ) && $lucky( $settings['freeze'] ?? 0 ) ) {
				$sleep( $name );
			}
		}
	);
} )();
