<?php
/**
 * Who imports whom in src, bin and tests, and the two packages that only one place may import.
 */

declare( strict_types=1 );

namespace Pedal\Tests\Architecture;

final class TypeScriptImports {

	/**
	 * Importing files (pattern) => imported files or packages (pattern), and the sentence.
	 */
	private const FORBIDDEN = array(
		array( '~^src/~', '~^(bin|tests|plugin)/~', 'src knows neither tools, tests nor PHP' ),
		array( '~^bin/~', '~^plugin/~', 'bin does not know the plugin\'s code' ),
		array( '~^bin/~', '~^src/(?!contract/)~', 'bin knows of src only the contract' ),
		array( '~^src/admin/~', '~^src/blocks/~', 'admin does not know blocks' ),
		array( '~^src/blocks/~', '~^src/admin/~', 'blocks do not know admin' ),
		array( '~^src/contract/~', '~^src/(?!contract/)~', 'the contract knows nobody' ),
		array( '~^src/(?!admin/api\.ts$)~', '~^@wordpress/api-fetch$~', 'apiFetch is called in src/admin/api.ts only' ),
		array( '~^src/(?!admin/ui/)~', '~^@woocommerce/components(/|$)~', '@woocommerce/components is imported in src/admin/ui only' ),
	);

	private const SPECIFIER = '~(?:\bfrom|\bimport|\brequire|\bjest\.mock)\s*\(?\s*([\'"])([^\'"\n]+)\1~';

	/**
	 * @return list<string>
	 */
	public static function violations( string $path, string $code ): array {
		$found = array();
		foreach ( self::imports( $path, $code ) as $import ) {
			foreach ( self::FORBIDDEN as list( $importer, $imported, $sentence ) ) {
				if ( preg_match( $importer, $path ) && preg_match( $imported, $import ) ) {
					$found[] = "$path imports $import: $sentence.";
				}
			}
		}
		return $found;
	}

	/**
	 * @return iterable<string, string> Path from the repository's root => content.
	 */
	public static function files(): iterable {
		$root = dirname( __DIR__, 3 ) . '/';
		foreach ( array_filter( array( 'src', 'bin' ), static fn( string $folder ): bool => is_dir( $root . $folder ) ) as $folder ) {
			foreach ( new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( $root . $folder, \FilesystemIterator::SKIP_DOTS ) ) as $file ) {
				if ( preg_match( '/\.(ts|tsx|mts|mjs|cjs|js|jsx)$/', $file->getFilename() ) ) {
					yield substr( $file->getPathname(), strlen( $root ) ) => (string) file_get_contents( $file->getPathname() );
				}
			}
		}
	}

	/**
	 * @return list<string> Packages as they are named, own files from the repository's root and without their ending.
	 */
	private static function imports( string $path, string $code ): array {
		$bare = (string) preg_replace( array( '~/\*.*?\*/~s', '~(?<=^|\s)//[^\n]*~' ), '', $code );
		preg_match_all( self::SPECIFIER, $bare, $found );
		return array_map(
			static fn( string $name ): string => str_starts_with( $name, '.' ) ? self::normal( dirname( $path ) . '/' . $name ) : $name,
			$found[2]
		);
	}

	private static function normal( string $path ): string {
		$parts = array();
		foreach ( explode( '/', $path ) as $part ) {
			if ( '..' === $part ) {
				array_pop( $parts );
			} elseif ( '.' !== $part && '' !== $part ) {
				$parts[] = $part;
			}
		}
		return implode( '/', $parts );
	}
}
