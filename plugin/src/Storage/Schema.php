<?php
/**
 * Our tables: made on activation and whenever the version or a table is missing; safe to run again after being killed half-way.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

final class Schema {

	public const VERSION = 4;
	private const OPTION = 'pedal_schema';

	/**
	 * Columns are only ever added: dbDelta takes none away, and an older version must find its own.
	 */
	private const TABLES = array(
		'connections' => "
			id bigint unsigned NOT NULL AUTO_INCREMENT,
			slug varchar(64) NOT NULL,
			name varchar(191) NOT NULL DEFAULT '',
			driver varchar(32) NOT NULL DEFAULT 'coopcycle',
			base_url varchar(191) NOT NULL DEFAULT '',
			identifier varchar(191) NOT NULL DEFAULT '',
			enabled tinyint NOT NULL DEFAULT 1,
			status varchar(16) NOT NULL DEFAULT 'unchecked',
			status_code varchar(64) NOT NULL DEFAULT '',
			resume_at bigint NOT NULL DEFAULT 0,
			failures int NOT NULL DEFAULT 0,
			recent varchar(32) NOT NULL DEFAULT '',
			opened int NOT NULL DEFAULT 0,
			probe_until bigint NOT NULL DEFAULT 0,
			order_floor bigint NOT NULL DEFAULT 0,
			newest_remote bigint NOT NULL DEFAULT 0,
			rate_second bigint NOT NULL DEFAULT 0,
			rate_count int NOT NULL DEFAULT 0,
			look_minute bigint NOT NULL DEFAULT 0,
			look_count int NOT NULL DEFAULT 0,
			store text NULL,
			app_name varchar(191) NOT NULL DEFAULT '',
			settings text NULL,
			webhooks text NULL,
			offers longtext NULL,
			hook_token varchar(32) NOT NULL DEFAULT '',
			hook_received_at bigint NOT NULL DEFAULT 0,
			secret_sealed text NULL,
			secret_last4 varchar(4) NOT NULL DEFAULT '',
			secret_updated_at bigint NOT NULL DEFAULT 0,
			token_sealed text NULL,
			token_until bigint NOT NULL DEFAULT 0,
			token_lock bigint NOT NULL DEFAULT 0,
			hook_secrets_sealed text NULL,
			last_ok_at bigint NOT NULL DEFAULT 0,
			version int NOT NULL DEFAULT 1,
			created_at bigint NOT NULL DEFAULT 0,
			updated_at bigint NOT NULL DEFAULT 0,
			PRIMARY KEY  (id),
			UNIQUE KEY slug (slug),
			KEY hook_token (hook_token)",
		'deliveries'  => "
			id bigint unsigned NOT NULL AUTO_INCREMENT,
			order_id bigint unsigned NOT NULL,
			parcel varchar(32) NOT NULL DEFAULT 'main',
			epoch int NOT NULL DEFAULT 0,
			connection_id bigint unsigned NOT NULL,
			marker char(26) NOT NULL,
			desired varchar(8) NOT NULL DEFAULT 'present',
			desired_hash char(64) NOT NULL DEFAULT '',
			desired_version int NOT NULL DEFAULT 1,
			remote_id varchar(191) NULL,
			remote_hash char(64) NOT NULL DEFAULT '',
			sent_hash char(64) NOT NULL DEFAULT '',
			tracking_url varchar(500) NOT NULL DEFAULT '',
			sync varchar(16) NOT NULL DEFAULT 'pending',
			code varchar(64) NOT NULL DEFAULT '',
			code_at bigint NOT NULL DEFAULT 0,
			detail varchar(500) NOT NULL DEFAULT '',
			due_at bigint NOT NULL DEFAULT 0,
			attempts int NOT NULL DEFAULT 0,
			sends int NOT NULL DEFAULT 0,
			first_sent_at bigint NOT NULL DEFAULT 0,
			last_sent_at bigint NOT NULL DEFAULT 0,
			lease_until bigint NOT NULL DEFAULT 0,
			fence int NOT NULL DEFAULT 0,
			seat tinyint NULL,
			look tinyint NOT NULL DEFAULT 0,
			look_first tinyint NOT NULL DEFAULT 0,
			looked_at bigint NOT NULL DEFAULT 0,
			absences int NOT NULL DEFAULT 0,
			remote_floor bigint NOT NULL DEFAULT 0,
			audit tinyint NOT NULL DEFAULT 0,
			missing_since bigint NOT NULL DEFAULT 0,
			omit varchar(32) NOT NULL DEFAULT '',
			window_value varchar(64) NOT NULL DEFAULT '',
			window_start bigint NOT NULL DEFAULT 0,
			deadline bigint NOT NULL DEFAULT 0,
			stage varchar(16) NOT NULL DEFAULT 'none',
			stage_at bigint NOT NULL DEFAULT 0,
			told varchar(96) NOT NULL DEFAULT '',
			telling_until bigint NOT NULL DEFAULT 0,
			planned_by varchar(16) NOT NULL DEFAULT 'hook',
			rev bigint NOT NULL DEFAULT 0,
			created_at bigint NOT NULL DEFAULT 0,
			updated_at bigint NOT NULL DEFAULT 0,
			PRIMARY KEY  (id),
			UNIQUE KEY parcel (order_id,parcel,epoch),
			UNIQUE KEY marker (marker),
			UNIQUE KEY seat (connection_id,seat),
			KEY due (connection_id,sync,due_at),
			KEY work (connection_id,sync,deadline,due_at),
			KEY state (sync,due_at),
			KEY moving (sync,stage,looked_at),
			KEY remote (connection_id,remote_id),
			KEY updated (updated_at),
			KEY audit (audit,sync),
			KEY created (created_at),
			KEY promised (deadline,created_at,window_start)",
		'journal'     => "
			id bigint unsigned NOT NULL AUTO_INCREMENT,
			at bigint NOT NULL,
			delivery_id bigint unsigned NOT NULL DEFAULT 0,
			order_id bigint unsigned NOT NULL DEFAULT 0,
			connection_id bigint unsigned NOT NULL DEFAULT 0,
			kind varchar(16) NOT NULL,
			code varchar(64) NOT NULL DEFAULT '',
			detail text NULL,
			dedupe varchar(191) NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY dedupe (dedupe),
			KEY delivery (delivery_id,id),
			KEY order_id (order_id,id),
			KEY at (at),
			KEY kind (kind,code,at)",
		// What the sweep has seen of each open order; core's tables have no index that could answer "what changed?" in both storages.
		'watch'       => "
			order_id bigint unsigned NOT NULL,
			status varchar(32) NOT NULL DEFAULT '',
			changed varchar(20) NOT NULL DEFAULT '',
			since bigint NOT NULL DEFAULT 0,
			PRIMARY KEY  (order_id)",
	);

	public function __construct( private readonly Database $database ) {}

	public function is_current(): bool {
		return self::VERSION === self::installed();
	}

	/**
	 * A newer version of the plugin made these tables: its rows must not be touched by older code.
	 */
	public function is_from_the_future(): bool {
		return self::installed() > self::VERSION;
	}

	private static function installed(): int {
		$version = get_option( self::OPTION );
		return is_numeric( $version ) ? (int) $version : 0;
	}

	/**
	 * @param (callable():void)|null $made Called after each table.
	 * @throws StorageFailed When a table could not be made.
	 */
	public function ensure( ?callable $made = null ): void {
		if ( $this->is_current() && array() === $this->flaws() || $this->is_from_the_future() ) {
			return;
		}
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		foreach ( self::TABLES as $name => $columns ) {
			dbDelta( "CREATE TABLE {$this->database->table( $name )} ($columns\n) {$this->database->collation()};" );
			if ( null !== $made ) {
				$made();
			}
		}
		$missing = $this->missing_tables();
		if ( array() !== $missing ) {
			throw new StorageFailed( 'Tables could not be created: ' . implode( ', ', $missing ) );
		}
		update_option( self::OPTION, self::VERSION, true );
	}

	/**
	 * @return list<string>
	 */
	public function missing_tables(): array {
		$missing = array();
		foreach ( array_keys( self::TABLES ) as $name ) {
			$table = $this->database->table( $name );
			// Some servers store names in lower case, whatever the prefix says.
			if ( 0 !== strcasecmp( (string) $this->database->value( 'SHOW TABLES LIKE %s', $this->database->like( $table ) ), $table ) ) {
				$missing[] = $table;
			}
		}
		return $missing;
	}

	/**
	 * What an import or a half-done repair left out. Without its unique keys a table lets one order be sent twice.
	 *
	 * @return list<string> Tables, columns and keys that should be there.
	 */
	public function flaws(): array {
		$flaws = $this->missing_tables();
		foreach ( self::TABLES as $name => $definition ) {
			$table = $this->database->table( $name );
			if ( in_array( $table, $flaws, true ) ) {
				continue;
			}
			preg_match_all( '/^\s*([a-z_0-9]+) (?=[a-z])/m', $definition, $columns );
			preg_match_all( '/^\s*(?:UNIQUE )?KEY ([a-z_]+) /m', $definition, $keys );
			foreach ( array_diff( $columns[1], array_column( $this->database->rows( "SHOW COLUMNS FROM $table" ), 'Field' ) ) as $lost ) {
				$flaws[] = "$table.$lost";
			}
			foreach ( array_diff( $keys[1], array_column( $this->database->rows( "SHOW INDEX FROM $table" ), 'Key_name' ) ) as $lost ) {
				$flaws[] = "$table key $lost";
			}
		}
		return $flaws;
	}

	public function drop(): void {
		foreach ( array_keys( self::TABLES ) as $name ) {
			$this->database->run( "DROP TABLE IF EXISTS {$this->database->table( $name )}" );
		}
		delete_option( self::OPTION );
	}
}
