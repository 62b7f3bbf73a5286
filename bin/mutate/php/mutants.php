<?php
/**
 * Prints every small mutant of the PHP files named on standard input, as JSON: php mutants.php <autoload.php>
 */

declare( strict_types=1 );

use PhpParser\Node;
use PhpParser\NodeFinder;
use PhpParser\ParserFactory;

require $argv[1];

/** Between the two sides of an operator. */
const SWAPS = array(
	Node\Expr\BinaryOp\Smaller::class        => array( '<', '<=' ),
	Node\Expr\BinaryOp\SmallerOrEqual::class => array( '<=', '<' ),
	Node\Expr\BinaryOp\Greater::class        => array( '>', '>=' ),
	Node\Expr\BinaryOp\GreaterOrEqual::class => array( '>=', '>' ),
	Node\Expr\BinaryOp\Identical::class      => array( '===', '!==' ),
	Node\Expr\BinaryOp\NotIdentical::class   => array( '!==', '===' ),
	Node\Expr\BinaryOp\BooleanAnd::class     => array( '&&', '||' ),
	Node\Expr\BinaryOp\BooleanOr::class      => array( '||', '&&' ),
	Node\Expr\BinaryOp\Plus::class           => array( '+', '-' ),
	Node\Expr\BinaryOp\Minus::class          => array( '-', '+' ),
);

const NOTHING = array( 'array' => 'array()', 'string' => "''", 'int' => '0', 'float' => '0.0' );

/**
 * @return iterable<array{int, int, string}> From, to (exclusive), replacement.
 */
function mutants_of( Node $node, string $code ): iterable {
	$from = $node->getStartFilePos();
	$to   = $node->getEndFilePos() + 1;
	if ( $node instanceof Node\Expr\BinaryOp && isset( SWAPS[ $node::class ] ) ) {
		list( $sign, $other ) = SWAPS[ $node::class ];
		$at                   = strpos( $code, $sign, $node->left->getEndFilePos() + 1 );
		// Two arrays are merged with a plus, and nothing takes one from the other.
		if ( false !== $at && $at < $node->right->getStartFilePos() && ! $node->right instanceof Node\Expr\Array_ && ! $node->left instanceof Node\Expr\Array_ ) {
			yield array( $at, $at + strlen( $sign ), $other );
		}
	} elseif ( $node instanceof Node\Expr\BooleanNot ) {
		yield array( $from, $node->expr->getStartFilePos(), '' );
	} elseif ( $node instanceof Node\Scalar\Int_ ) {
		yield array( $from, $to, (string) ( $node->value + 1 ) );
	} elseif ( $node instanceof Node\FunctionLike ) {
		yield from empty_returns( $node, $code );
	}
}

/**
 * @return iterable<array{int, int, string}>
 */
function empty_returns( Node\FunctionLike $function, string $code ): iterable {
	$type = $function->getReturnType();
	$name = $type instanceof Node\Identifier ? $type->toLowerString() : '';
	foreach ( ( new NodeFinder() )->findInstanceOf( $function->getStmts() ?? array(), Node\Stmt\Return_::class ) as $return ) {
		if ( null === $return->expr ) {
			continue;
		}
		$from  = $return->expr->getStartFilePos();
		$to    = $return->expr->getEndFilePos() + 1;
		$was   = substr( $code, $from, $to - $from );
		$value = match ( true ) {
			$type instanceof Node\NullableType => 'null',
			'bool' === $name                   => "! ( $was )",
			default                            => NOTHING[ $name ] ?? $was,
		};
		if ( $value !== $was ) {
			yield array( $from, $to, $value );
		}
	}
}

$parser = ( new ParserFactory() )->createForNewestSupportedVersion();
$found  = array();
foreach ( json_decode( (string) stream_get_contents( STDIN ), true, 8, JSON_THROW_ON_ERROR ) as $file ) {
	$code = (string) file_get_contents( $file );
	$tree = $parser->parse( $code ) ?? array();
	// Every caller says what it means; a default that nobody relies on tells nothing.
	$defaults = array_map( static fn( Node\Param $parameter ): ?Node => $parameter->default, ( new NodeFinder() )->findInstanceOf( $tree, Node\Param::class ) );
	foreach ( ( new NodeFinder() )->find( $tree, static fn( Node $node ): bool => ! in_array( $node, $defaults, true ) ) as $node ) {
		foreach ( mutants_of( $node, $code ) as list( $from, $to, $with ) ) {
			$found[] = array( 'file' => $file, 'line' => substr_count( $code, "\n", 0, $from ) + 1, 'from' => $from, 'to' => $to, 'was' => substr( $code, $from, $to - $from ), 'becomes' => $with );
		}
	}
}
// A nested function's returns are seen twice, and `declare( strict_types=1 )` is none of our numbers.
$found = array_values( array_unique( array_filter( $found, static fn( array $one ): bool => '1' !== $one['was'] || $one['line'] > 10 ), SORT_REGULAR ) );
echo json_encode( $found, JSON_THROW_ON_ERROR );
