<?php
/**
 * The resolver of the machine: the hosts file and IPv4 through libc, IPv6 through DNS.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class SystemResolver implements Resolver {

	public function addresses( string $host ): array {
		$addresses = gethostbynamel( $host ) ?: array();
		// A name without AAAA records is the normal case and PHP warns when the resolver is out of reach; neither is news here.
		$records = @dns_get_record( $host, DNS_AAAA ); // phpcs:ignore WordPress.PHP.NoSilencedErrors
		foreach ( is_array( $records ) ? $records : array() as $record ) {
			$addresses[] = (string) $record['ipv6'];
		}
		return array_values( array_unique( $addresses ) );
	}
}
