/**
 * Rules in their order, which is changed with two buttons; the moved rule keeps the focus and its new place is said.
 */
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { faultAt } from '../api.ts';
import type { Connection, Rule } from '../types.ts';
import { moved } from './editing.ts';
import { RuleCard } from './rule-card.tsx';

interface Given {
	rules: Rule[];
	connections: Connection[];
	/** What is wrong, by path, as `rules[1].when[0].value`. */
	faults: Record< string, string >;
	change: ( rules: Rule[] ) => void;
}

interface Move {
	id: string;
	button: 'up' | 'down';
}

export function RuleList( { rules, connections, faults, change }: Given ) {
	const list = useRef< HTMLOListElement >( null );
	const [ last, setLast ] = useState< Move | null >( null );
	const [ said, say ] = useState( '' );

	useEffect( () => {
		if ( last ) {
			const card = `[data-rule="${ CSS.escape( last.id ) }"]`;
			const wanted = list.current?.querySelector< HTMLButtonElement >(
				`${ card } [data-move="${ last.button }"]`
			);
			const other = list.current?.querySelector< HTMLButtonElement >(
				`${ card } [data-move]:not([aria-disabled="true"])`
			);
			const isOpen = wanted?.getAttribute( 'aria-disabled' ) !== 'true';
			( isOpen ? wanted : other )?.focus();
		}
	}, [ last, rules ] );

	const move = ( at: number, button: Move[ 'button' ] ) => {
		const rule = rules[ at ];
		const list2 = moved( rules, at, button === 'up' ? -1 : 1 );
		if ( rule && list2 !== rules ) {
			change( list2 );
			setLast( { id: rule.id, button } );
			say( placeWords( rule, list2 ) );
		}
	};
	const replace = ( at: number, rule: Rule ) => {
		setLast( null );
		change( rules.map( ( one, index ) => ( index === at ? rule : one ) ) );
	};
	return (
		<>
			<ol ref={ list } className="pedal-cards">
				{ rules.map( ( rule, at ) => (
					<li
						key={ rule.id }
						data-rule={ rule.id }
						className={ `pedal-card ${ rule.enabled ? '' : 'is-off' }` }
					>
						<RuleCard
							rule={ rule }
							at={ at }
							of={ rules.length }
							connections={ connections }
							about={ ( path ) =>
								faultAt( faults, `rules[${ at }].${ path }` )
							}
							change={ ( changed ) => replace( at, changed ) }
							move={ ( button ) => move( at, button ) }
							remove={ () =>
								change(
									rules.filter( ( _, index ) => index !== at )
								)
							}
						/>
					</li>
				) ) }
			</ol>
			<p className="screen-reader-text" aria-live="polite">
				{ said }
			</p>
		</>
	);
}

const placeWords = ( rule: Rule, rules: Rule[] ) =>
	sprintf(
		/* translators: 1: name of a rule, 2: its place, 3: number of rules. */
		__( '%1$s is now rule %2$d of %3$d.', 'pedal-bridge' ),
		rule.name || __( 'Rule without a name', 'pedal-bridge' ),
		rules.findIndex( ( { id } ) => id === rule.id ) + 1,
		rules.length
	);
