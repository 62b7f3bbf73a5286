/**
 * Few choices with good defaults, in the words of the trade. What is typed stays until it is saved.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Versioned } from '../api.ts';
import { useAction } from '../hooks/use-action.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useSnackbar } from '../hooks/use-snackbar.tsx';
import { useUnsaved } from '../hooks/use-unsaved.ts';
import { Changed, Failure, Loaded } from '../ui/index.ts';
import { AlertSettings } from './alert-settings.tsx';
import { settings as calls } from './calls.ts';
import { DataSettings } from './data-settings.tsx';
import { EffectSettings } from './effect-settings.tsx';
import { SendSettings } from './send-settings.tsx';
import type { Settings as Values } from '../types.ts';
import { WindowSettings } from './window-settings.tsx';

export function Settings() {
	const resource = useResource( 'settings', calls.get );
	return (
		<Loaded resource={ resource } lines={ 10 }>
			{ ( read ) => (
				<Form
					key={ read.version }
					read={ read }
					saved={ resource.set }
					reload={ resource.refresh }
				/>
			) }
		</Loaded>
	);
}

export interface Section {
	values: Values;
	change: ( part: Partial< Values > ) => void;
	/** What is wrong with one value, by its path. */
	about: ( path: string ) => string;
}

interface Given {
	read: Versioned< Values >;
	saved: ( read: Versioned< Values > ) => void;
	reload: () => Promise< void >;
}

/** Merged by name over there: what was taken away here has to be named. */
function withRemoved( now: Values, before: Values ): object {
	const gone = Object.keys( before.send.per_gateway ).filter(
		( gateway ) => ! ( gateway in now.send.per_gateway )
	);
	return {
		...now,
		send: {
			...now.send,
			per_gateway: {
				...Object.fromEntries( gone.map( ( name ) => [ name, null ] ) ),
				...now.send.per_gateway,
			},
		},
	};
}

function Form( { read, saved, reload }: Given ) {
	const say = useSnackbar();
	const [ values, setValues ] = useState( read.data );
	const isChanged = values !== read.data;
	useUnsaved( isChanged );
	const save = useAction( async () => {
		saved(
			await calls.put( withRemoved( values, read.data ), read.version )
		);
		say( __( 'Saved.', 'pedal-bridge' ) );
	} );
	const section: Section = {
		values,
		change: ( part ) =>
			setValues( ( before ) => ( { ...before, ...part } ) ),
		about: ( path ) => save.error?.about( path ) ?? '',
	};
	return (
		<form
			noValidate
			className="pedal-settings"
			onSubmit={ ( event ) => {
				event.preventDefault();
				void save.run();
			} }
		>
			<SendSettings { ...section } />
			<WindowSettings { ...section } />
			<EffectSettings { ...section } />
			<AlertSettings { ...section } />
			<DataSettings { ...section } />
			<Changed error={ save.error } reload={ reload } />
			<Failure
				fieldsTell
				error={
					save.error?.code === 'pedal_changed_meanwhile'
						? null
						: save.error
				}
			/>
			<div className="pedal-buttons pedal-buttons--foot">
				<Button
					__next40pxDefaultSize
					variant="primary"
					type="submit"
					isBusy={ save.busy }
					disabled={ ! isChanged }
					accessibleWhenDisabled
				>
					{ __( 'Save', 'pedal-bridge' ) }
				</Button>
			</div>
		</form>
	);
}
