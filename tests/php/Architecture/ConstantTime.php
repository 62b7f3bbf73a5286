<?php
/**
 * What proves who somebody is, is compared in constant time: never by an operator that stops at the first difference.
 */

declare( strict_types=1 );

namespace Pedal\Tests\Architecture;

use PhpParser\Node;
use PhpParser\NodeFinder;

final class ConstantTime {

	private const MAKES_A_PROOF = '/^(hash_hmac|sodium_crypto_(auth|generichash|shorthash))$/';

	private const STOPS_EARLY = array(
		Node\Expr\BinaryOp\Identical::class,
		Node\Expr\BinaryOp\NotIdentical::class,
		Node\Expr\BinaryOp\Equal::class,
		Node\Expr\BinaryOp\NotEqual::class,
		Node\Expr\BinaryOp\Spaceship::class,
	);

	private const COMPARES = '/^(strcmp|strncmp|strcasecmp|strncasecmp|str_starts_with|str_contains|strpos|in_array|array_search)$/';

	/**
	 * @return list<string>
	 */
	public static function violations( PhpSource $source ): array {
		$proofs = self::variables_with_a_proof( $source );
		$found  = array();
		foreach ( self::comparisons( $source ) as $comparison ) {
			if ( self::holds_a_proof( $comparison, $proofs ) ) {
				$found[] = "{$source->path}:{$comparison->getStartLine()} compares a signature with something else than hash_equals().";
			}
		}
		return $found;
	}

	/**
	 * @return list<Node>
	 */
	private static function comparisons( PhpSource $source ): array {
		$calls = array_filter( $source->find( Node\Expr\FuncCall::class ), static fn( Node\Expr\FuncCall $call ): bool => $call->name instanceof Node\Name && 1 === preg_match( self::COMPARES, strtolower( $call->name->getLast() ) ) );
		return array_merge( array_values( $calls ), ...array_map( static fn( string $type ): array => $source->find( $type ), self::STOPS_EARLY ) );
	}

	/**
	 * @return list<string>
	 */
	private static function variables_with_a_proof( PhpSource $source ): array {
		$names = array();
		foreach ( $source->find( Node\Expr\Assign::class ) as $assign ) {
			if ( $assign->var instanceof Node\Expr\Variable && is_string( $assign->var->name ) && self::holds_a_proof( $assign->expr, array() ) && ! self::is_compared_well( $assign->expr ) ) {
				$names[] = $assign->var->name;
			}
		}
		return $names;
	}

	/**
	 * hash_equals() answers a yes or no, which may be compared.
	 */
	private static function is_compared_well( Node $expression ): bool {
		return null !== ( new NodeFinder() )->findFirst( $expression, static fn( Node $node ): bool => $node instanceof Node\Expr\FuncCall && $node->name instanceof Node\Name && 'hash_equals' === $node->name->getLast() );
	}

	/**
	 * @param list<string> $variables That hold one.
	 */
	private static function holds_a_proof( Node $expression, array $variables ): bool {
		return ! self::is_compared_well( $expression ) && null !== ( new NodeFinder() )->findFirst(
			$expression,
			static fn( Node $node ): bool => ( $node instanceof Node\Expr\FuncCall && $node->name instanceof Node\Name && 1 === preg_match( self::MAKES_A_PROOF, $node->name->getLast() ) )
				|| ( $node instanceof Node\Expr\Variable && in_array( $node->name, $variables, true ) )
		);
	}
}
