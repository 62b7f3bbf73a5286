/**
 * What a key is for, for whom it acts, and what it may do, in words.
 */
import { Button, RadioControl, SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { boot } from '../../boot.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useResource } from '../../hooks/use-resource.ts';
import { Failure, Field } from '../../ui/index.ts';
import { keys as calls } from '../calls.ts';
import type { NewKey, Permissions } from '../../types.ts';

const permissions = (): Array< {
	value: Permissions;
	label: string;
	description: string;
} > => [
	{
		value: 'read',
		label: __( 'Read', 'pedal-bridge' ),
		description: __( 'It can see orders.', 'pedal-bridge' ),
	},
	{
		value: 'write',
		label: __( 'Write', 'pedal-bridge' ),
		description: __( 'It can change orders.', 'pedal-bridge' ),
	},
	{
		value: 'read_write',
		label: __( 'Read/Write', 'pedal-bridge' ),
		description: __( 'It can see and change orders.', 'pedal-bridge' ),
	},
];

export function KeyForm( { made }: { made: ( key: NewKey ) => void } ) {
	const { user } = boot();
	const people = useResource( 'people', calls.people );
	const [ description, setDescription ] = useState(
		__( 'Delivery platform', 'pedal-bridge' ) as string
	);
	const [ person, setPerson ] = useState( String( user.id ) );
	const [ may, setMay ] = useState< Permissions >( 'read' );
	const create = useAction( async () =>
		made(
			await calls.create( {
				description,
				user_id: Number( person ),
				permissions: may,
			} )
		)
	);
	const others = ( people.data ?? [] ).filter( ( { id } ) => id !== user.id );
	return (
		<form
			noValidate
			className="pedal-fields"
			onSubmit={ ( event ) => {
				event.preventDefault();
				void create.run();
			} }
		>
			<Field
				label={ __( 'What is it for?', 'pedal-bridge' ) }
				value={ description }
				maxLength={ 200 }
				error={ create.error?.about( 'description' ) }
				onChange={ setDescription }
			/>
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'It acts for', 'pedal-bridge' ) }
				value={ person }
				options={ [ user, ...others ].map( ( { id, name } ) => ( {
					value: String( id ),
					label: name,
				} ) ) }
				onChange={ setPerson }
			/>
			<RadioControl
				label={ __( 'What it may do', 'pedal-bridge' ) }
				selected={ may }
				options={ permissions() }
				onChange={ ( value ) => setMay( value as Permissions ) }
			/>
			<Failure error={ create.error } />
			<div className="pedal-buttons">
				<Button
					__next40pxDefaultSize
					variant="secondary"
					type="submit"
					isBusy={ create.busy }
				>
					{ __( 'Make the key', 'pedal-bridge' ) }
				</Button>
			</div>
		</form>
	);
}
