/**
 * Categories, tags or products, found by typing a part of their name.
 */
import { FormTokenField } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { useResource } from '../hooks/use-resource.ts';
import type { RuleCondition } from '../types.ts';
import { fieldWord } from '../words/fields.ts';
import { findTerms } from './terms.ts';

interface Given {
	condition: RuleCondition;
	change: ( condition: RuleCondition ) => void;
}

const TYPING = 300;

export function TermTokens( { condition, change }: Given ) {
	const { field, op, value } = condition;
	const isList = op === 'in' || op === 'not_in';
	const [ typed, setTyped ] = useState( '' );
	const [ search, setSearch ] = useState( '' );
	const [ names, setNames ] = useState< ReadonlyMap< string, string > >(
		new Map()
	);
	useEffect( () => {
		const timer = setTimeout( () => setSearch( typed.trim() ), TYPING );
		return () => clearTimeout( timer );
	}, [ typed ] );
	const found = useResource( `${ field }-${ search }`, ( signal ) =>
		findTerms( field, search, signal )
	);
	const choices = found.data;
	useEffect( () => {
		if ( choices ) {
			setNames(
				( before ) =>
					new Map( [
						...before,
						...choices.map( ( one ): [ string, string ] => [
							one.value,
							one.label,
						] ),
					] )
			);
		}
	}, [ choices ] );

	const valueOf = ( label: string ) =>
		[ ...names ].find( ( [ , name ] ) => name === label )?.[ 0 ] ?? label;
	const chosen = ( Array.isArray( value ) ? value : [ value ] )
		.map( String )
		.filter( Boolean );
	return (
		<FormTokenField
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={ fieldWord( field ) }
			value={ chosen.map( ( one ) => names.get( one ) ?? one ) }
			// Everything found so far: the list must not vanish under the finger while it asks again.
			suggestions={ [ ...names.values() ] }
			{ ...( ! isList && { maxLength: 1 } ) }
			onInputChange={ setTyped }
			onChange={ ( tokens ) => {
				const values = tokens.map( ( token ) =>
					valueOf( typeof token === 'string' ? token : token.value )
				);
				change( {
					...condition,
					value: isList ? values : ( values[ 0 ] ?? '' ),
				} );
			} }
		/>
	);
}
