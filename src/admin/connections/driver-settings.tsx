/**
 * What a platform's own driver can be told, drawn from the schema it brings along.
 */
import { CheckboxControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { connections } from '../calls.ts';
import { useResource } from '../hooks/use-resource.ts';
import { Field } from '../ui/index.ts';

type Values = Record< string, unknown >;

interface Property {
	type?: unknown;
	title?: unknown;
	description?: unknown;
}

interface Given {
	driver: string;
	values: Values;
	change: ( values: Values ) => void;
}

const text = ( value: unknown ) =>
	typeof value === 'string' || typeof value === 'number'
		? String( value )
		: '';

/** Our own drivers' words are translated here; another one's schema brings its own. */
function known( name: string ): { title: string; help: string } | null {
	switch ( name ) {
		case 'time_slot':
			return {
				title: __( 'Time slot', 'pedal-bridge' ),
				help: __(
					'Only when your cooperative asks for it: the path of a time slot, as /api/time_slots/3. Empty: the Store’s own.',
					'pedal-bridge'
				),
			};
		case 'path':
			return {
				title: __( 'Path', 'pedal-bridge' ),
				help: __(
					'Behind the address, as /hooks/deliveries.',
					'pedal-bridge'
				),
			};
		default:
			return null;
	}
}

export function DriverSettings( { driver, values, change }: Given ) {
	const drivers = useResource( 'drivers', connections.drivers );
	const schema = drivers.data?.find( ( one ) => one.id === driver );
	const properties = Object.entries(
		( schema?.settings_schema.properties ?? {} ) as Record<
			string,
			Property
		>
	);
	if ( properties.length === 0 ) {
		return null;
	}
	return (
		<details>
			<summary>{ __( 'More', 'pedal-bridge' ) }</summary>
			{ properties.map( ( [ name, property ] ) => (
				<Setting
					key={ name }
					name={ name }
					property={ property }
					value={ values[ name ] }
					change={ ( value ) =>
						change( { ...values, [ name ]: value } )
					}
				/>
			) ) }
		</details>
	);
}

function Setting( {
	name,
	property,
	value,
	change,
}: {
	name: string;
	property: Property;
	value: unknown;
	change: ( value: unknown ) => void;
} ) {
	const label = known( name )?.title ?? ( text( property.title ) || name );
	const help = known( name )?.help ?? text( property.description );
	if ( property.type === 'boolean' ) {
		return (
			<CheckboxControl
				__nextHasNoMarginBottom
				label={ label }
				help={ help }
				checked={ value === true }
				onChange={ change }
			/>
		);
	}
	const isNumber = property.type === 'integer' || property.type === 'number';
	return (
		<Field
			label={ label }
			help={ help }
			type={ isNumber ? 'number' : 'text' }
			value={ text( value ) }
			onChange={ ( typed ) =>
				change( isNumber && typed !== '' ? Number( typed ) : typed )
			}
		/>
	);
}
