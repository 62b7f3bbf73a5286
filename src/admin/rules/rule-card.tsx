/**
 * One rule: its name, its conditions, where its orders go.
 */
import { Button, SelectControl, ToggleControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Connection, Rule } from '../types.ts';
import { Field } from '../ui/index.ts';
import { ConditionRow } from './condition-row.tsx';
import { newCondition } from './editing.ts';

interface Given {
	rule: Rule;
	at: number;
	of: number;
	connections: Connection[];
	about: ( path: string ) => string;
	change: ( rule: Rule ) => void;
	move: ( button: 'up' | 'down' ) => void;
	remove: () => void;
}

export function RuleCard( given: Given ) {
	const { rule, at, connections, about, change } = given;
	const to =
		'connection_id' in rule.then ? String( rule.then.connection_id ) : '';
	return (
		<>
			<div className="pedal-card__head">
				<Field
					label={ sprintf(
						/* translators: %d: place of a rule. */
						__( 'Rule %d', 'pedal-bridge' ),
						at + 1
					) }
					value={ rule.name }
					maxLength={ 191 }
					placeholder={ __( 'A name, for yourself', 'pedal-bridge' ) }
					error={ about( 'name' ) }
					onChange={ ( name ) => change( { ...rule, name } ) }
				/>
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __( 'In use', 'pedal-bridge' ) }
					checked={ rule.enabled }
					onChange={ ( enabled ) => change( { ...rule, enabled } ) }
				/>
				<Order { ...given } />
			</div>
			<Conditions rule={ rule } about={ about } change={ change } />
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Then the order', 'pedal-bridge' ) }
				value={ to }
				options={ [
					...gone( to, connections ),
					...connections.map( ( { id, name } ) => ( {
						value: String( id ),
						label: sprintf(
							/* translators: %s: name of a connection. */
							__( 'goes to %s', 'pedal-bridge' ),
							name
						),
					} ) ),
					{ value: '', label: __( 'is not sent', 'pedal-bridge' ) },
				] }
				onChange={ ( value ) =>
					change( {
						...rule,
						then: value
							? { connection_id: Number( value ) }
							: { send: false },
					} )
				}
			/>
			<p className="pedal-field__error">
				{ about( 'then.connection_id' ) }
			</p>
		</>
	);
}

/** Deleted since: said, because a list without it would show its first entry instead. */
const gone = ( to: string, connections: Connection[] ) =>
	to === '' || connections.some( ( { id } ) => String( id ) === to )
		? []
		: [
				{
					value: to,
					label: __(
						'goes to a connection that is gone',
						'pedal-bridge'
					),
				},
			];

function Order( { rule, at, of, move, remove }: Given ) {
	const name = rule.name || String( at + 1 );
	return (
		<div className="pedal-buttons">
			<Button
				size="compact"
				variant="secondary"
				data-move="up"
				disabled={ at === 0 }
				accessibleWhenDisabled
				aria-label={ sprintf(
					/* translators: %s: name of a rule. */
					__( 'Move “%s” up', 'pedal-bridge' ),
					name
				) }
				onClick={ () => move( 'up' ) }
			>
				<span aria-hidden="true">↑</span>
			</Button>
			<Button
				size="compact"
				variant="secondary"
				data-move="down"
				disabled={ at === of - 1 }
				accessibleWhenDisabled
				aria-label={ sprintf(
					/* translators: %s: name of a rule. */
					__( 'Move “%s” down', 'pedal-bridge' ),
					name
				) }
				onClick={ () => move( 'down' ) }
			>
				<span aria-hidden="true">↓</span>
			</Button>
			<Button
				size="compact"
				variant="tertiary"
				isDestructive
				aria-label={ sprintf(
					/* translators: %s: name of a rule. */
					__( 'Remove rule “%s”', 'pedal-bridge' ),
					name
				) }
				onClick={ remove }
			>
				{ __( 'Remove', 'pedal-bridge' ) }
			</Button>
		</div>
	);
}

function Conditions( {
	rule,
	about,
	change,
}: Pick< Given, 'rule' | 'about' | 'change' > ) {
	return (
		<fieldset className="pedal-conditions">
			<legend>
				{ rule.when.length === 0
					? __( 'Every order', 'pedal-bridge' )
					: __( 'When all of this holds', 'pedal-bridge' ) }
			</legend>
			{ rule.when.map( ( condition, at ) => (
				<ConditionRow
					key={ at }
					condition={ condition }
					error={
						about( `when[${ at }].value` ) ||
						about( `when[${ at }].op` )
					}
					change={ ( changed ) =>
						change( {
							...rule,
							when: rule.when.map( ( one, index ) =>
								index === at ? changed : one
							),
						} )
					}
					remove={ () =>
						change( {
							...rule,
							when: rule.when.filter(
								( _, index ) => index !== at
							),
						} )
					}
				/>
			) ) }
			<Button
				__next40pxDefaultSize
				variant="link"
				onClick={ () =>
					change( {
						...rule,
						when: [ ...rule.when, newCondition() ],
					} )
				}
			>
				{ __( 'Add a condition', 'pedal-bridge' ) }
			</Button>
		</fieldset>
	);
}
