<?php
/**
 * Finds what PHP 7.4 cannot even parse: the main file must get far enough there to say that PHP is too old.
 */

declare( strict_types=1 );

namespace Pedal\Tests\smoke;

use PhpParser\Node;
use PhpParser\NodeFinder;
use PhpParser\ParserFactory;

final class OldSyntax {

	private const NEW_NODES = array(
		Node\Expr\Match_::class               => 'match',
		Node\Expr\NullsafePropertyFetch::class => '?->',
		Node\Expr\NullsafeMethodCall::class   => '?->()',
		Node\Stmt\Enum_::class                => 'enum',
		Node\UnionType::class                 => 'a union type',
		Node\IntersectionType::class          => 'an intersection type',
		Node\VariadicPlaceholder::class       => 'a first-class callable',
		Node\AttributeGroup::class            => 'an attribute',
	);

	/**
	 * Functions that came with PHP 8; WordPress brings some of them along, but not before it is loaded.
	 */
	private const NEW_FUNCTIONS = '/^(str_(contains|starts_with|ends_with)|array_(is_list|find|any|all)\w*|get_debug_type|get_resource_id|fdiv|json_validate|mb_(str_pad|trim|ltrim|rtrim))$/';

	/**
	 * @return list<string>
	 */
	public static function in( string $code ): array {
		$nodes      = ( new NodeFinder() )->find( ( new ParserFactory() )->createForNewestSupportedVersion()->parse( $code ) ?? array(), static fn(): bool => true );
		$statements = array_map( static fn( Node $node ): ?Node => $node instanceof Node\Stmt\Expression ? $node->expr : null, $nodes );
		$found      = array();
		foreach ( $nodes as $node ) {
			$what = self::NEW_NODES[ $node::class ] ?? self::newer( $node );
			if ( $node instanceof Node\Expr\Throw_ && ! in_array( $node, $statements, true ) ) {
				$what = 'throw inside an expression';
			}
			if ( null !== $what ) {
				$found[] = "line {$node->getStartLine()}: $what";
			}
		}
		return array_merge( $found, self::trailing_commas( $code ) );
	}

	private static function newer( Node $node ): ?string {
		return match ( true ) {
			$node instanceof Node\Arg && null !== $node->name => 'a named argument',
			$node instanceof Node\Param && 0 !== $node->flags => 'a promoted parameter',
			$node instanceof Node\Stmt\Property && $node->isReadonly() => 'readonly',
			$node instanceof Node\Stmt\Catch_ && null === $node->var => 'catch without a variable',
			$node instanceof Node\FunctionLike && self::is_new_type( $node->getReturnType(), true ) => 'a new return type',
			( $node instanceof Node\Param || $node instanceof Node\Stmt\Property ) && self::is_new_type( $node->type, false ) => 'a new type',
			$node instanceof Node\Expr\ClassConstFetch && $node->class instanceof Node\Expr && $node->name instanceof Node\Identifier && 'class' === $node->name->toLowerString() => '::class of an object',
			$node instanceof Node\Expr\FuncCall && $node->name instanceof Node\Name && 1 === preg_match( self::NEW_FUNCTIONS, $node->name->toLowerString() ) => "{$node->name->toString()}()",
			default => null,
		};
	}

	private static function is_new_type( ?Node $type, bool $is_return ): bool {
		$name = $type instanceof Node\Identifier || $type instanceof Node\Name ? $type->toLowerString() : '';
		return in_array( $name, array( 'mixed', 'never', 'false', 'null', 'true' ), true ) || ( $is_return && 'static' === $name );
	}

	/**
	 * `function a( $b, )` is new; a comma at the end of a call or an array is not.
	 *
	 * @return list<string>
	 */
	private static function trailing_commas( string $code ): array {
		$found  = array();
		$tokens = array_values( array_filter( \PhpToken::tokenize( $code ), static fn( \PhpToken $token ): bool => ! $token->isIgnorable() ) );
		foreach ( $tokens as $index => $token ) {
			if ( ! $token->is( array( T_FUNCTION, T_FN ) ) ) {
				continue;
			}
			$depth = 0;
			for ( $at = $index; isset( $tokens[ $at ] ); ++$at ) {
				$depth += '(' === $tokens[ $at ]->text ? 1 : ( ')' === $tokens[ $at ]->text ? -1 : 0 );
				if ( ')' === $tokens[ $at ]->text && 0 === $depth ) {
					if ( ',' === $tokens[ $at - 1 ]->text ) {
						$found[] = "line {$tokens[ $at ]->line}: a comma behind the last parameter";
					}
					break;
				}
			}
		}
		return $found;
	}
}
