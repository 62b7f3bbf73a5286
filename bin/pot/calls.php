<?php
/**
 * Lists what a translator has to know of PHP files, in the order of the text. php calls.php FOLDER FUNCTION… answers JSON: file → list of
 * {line, name, args} for each call of one of the functions (an argument that is no plain string is null) and {line, comment}.
 */

declare( strict_types=1 );

const SILENT     = array( T_WHITESPACE, T_COMMENT, T_DOC_COMMENT );
const NOT_A_CALL = array( T_OBJECT_OPERATOR, T_NULLSAFE_OBJECT_OPERATOR, T_DOUBLE_COLON, T_FUNCTION, T_NEW );
const OPENING    = array( '(', '[', '{', '${' );
const CLOSING    = array( ')', ']', '}' );

function literal( PhpToken $token ): ?string {
	if ( ! $token->is( T_CONSTANT_ENCAPSED_STRING ) ) {
		return null;
	}
	$inside = substr( $token->text, 1, -1 );
	return "'" === $token->text[0] ? strtr( $inside, array( '\\\\' => '\\', "\\'" => "'" ) ) : stripcslashes( $inside );
}

/**
 * @param list<PhpToken> $tokens Without whitespace and comments.
 * @param int            $at     Of the opening bracket.
 * @return list<?string>
 */
function arguments( array $tokens, int $at ): array {
	$arguments = array();
	$current   = array();
	$depth     = 0;
	for ( ;; $at++ ) {
		$token  = $tokens[ $at ];
		$depth += $token->is( OPENING ) ? 1 : ( $token->is( CLOSING ) ? -1 : 0 );
		if ( 0 === $depth || ( 1 === $depth && $token->is( ',' ) ) ) {
			if ( array() !== $current ) {
				$arguments[] = 1 === count( $current ) ? literal( $current[0] ) : null;
			}
			$current = array();
			if ( 0 === $depth ) {
				return $arguments;
			}
		} elseif ( $depth > 1 || ! $token->is( '(' ) ) {
			$current[] = $token;
		}
	}
}

/**
 * @param list<string> $functions
 * @return list<array<string,mixed>>
 */
function found( string $file, array $functions ): array {
	$found  = array();
	$all    = PhpToken::tokenize( (string) file_get_contents( $file ) );
	$tokens = array_values( array_filter( $all, static fn( PhpToken $token ): bool => ! $token->is( SILENT ) ) );
	foreach ( $all as $token ) {
		if ( $token->is( array( T_COMMENT, T_DOC_COMMENT ) ) ) {
			$found[ $token->pos ] = array(
				'line'    => $token->line,
				'comment' => $token->text,
			);
		}
	}
	foreach ( $tokens as $at => $token ) {
		$name = ltrim( $token->text, '\\' );
		if ( $token->is( array( T_STRING, T_NAME_FULLY_QUALIFIED ) ) && in_array( $name, $functions, true )
			&& $tokens[ $at + 1 ]->is( '(' ) && ! $tokens[ $at - 1 ]->is( NOT_A_CALL ) ) {
			$found[ $token->pos ] = array(
				'line' => $token->line,
				'name' => $name,
				'args' => arguments( $tokens, $at + 1 ),
			);
		}
	}
	ksort( $found );
	return array_values( $found );
}

[ , $folder ] = $argv;
$files        = array();
foreach ( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( $folder, FilesystemIterator::SKIP_DOTS ) ) as $file ) {
	$name = substr( (string) $file, strlen( $folder ) + 1 );
	if ( preg_match( '~^(?!build/|languages/).*\.php$~', $name ) ) {
		$files[ $name ] = found( (string) $file, array_slice( $argv, 2 ) );
	}
}
ksort( $files );
echo json_encode( $files, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE );
