/**
 * Address, Identifier and Secret of a Store account, as the platform's own page names them.
 */
import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ApiError } from '../api.ts';
import type { Connection } from '../types.ts';
import { Field, Note } from '../ui/index.ts';
import { fieldWords } from './driver-words.ts';
import type { AccountForm } from './use-account-form.ts';

interface Given {
	form: AccountForm;
	error: ApiError | null;
	driver: string;
	/** The connection that is changed; none while a new one is made. */
	of?: Connection;
}

export function AccountFields( { form, error, driver, of }: Given ) {
	const words = fieldWords( driver );
	const wrong = ( field: string ) => error?.about( field ) ?? '';
	return (
		<div className="pedal-fields">
			<Field
				label={ words.address }
				type="url"
				placeholder="https://"
				value={ form.values.base_url }
				error={ wrong( 'base_url' ) }
				help={ words.addressHelp }
				onChange={ form.set( 'base_url' ) }
				onBlur={ form.repairAddress }
				onPaste={ form.paste }
			/>
			<Field
				label={ words.identifier }
				help={ words.identifierHelp }
				value={ form.values.identifier }
				error={ wrong( 'identifier' ) }
				onChange={ form.set( 'identifier' ) }
				onPaste={ form.paste }
			/>
			<SecretField
				form={ form }
				error={ wrong( 'secret' ) }
				driver={ driver }
				of={ of }
			/>
			<Swapped form={ form } />
			{ of && (
				<Field
					label={ __( 'Name, for yourself', 'pedal-bridge' ) }
					value={ form.values.name }
					error={ wrong( 'name' ) }
					maxLength={ 191 }
					onChange={ form.set( 'name' ) }
				/>
			) }
			<p className="pedal-remark" aria-live="polite">
				{ form.remark }
			</p>
		</div>
	);
}

function SecretField( {
	form,
	error,
	driver,
	of,
}: {
	form: AccountForm;
	error: string;
	driver: string;
	of: Connection | undefined;
} ) {
	const words = fieldWords( driver );
	if ( of?.secret.source === 'constant' ) {
		return (
			<Field
				label={ words.secret }
				value=""
				disabled
				placeholder={ __( 'Set in wp-config.php', 'pedal-bridge' ) }
				help={ sprintf(
					/* translators: %s: name of a PHP constant. */
					__(
						'It comes from %s and can only be changed there.',
						'pedal-bridge'
					),
					constantOf( of )
				) }
				onChange={ () => undefined }
			/>
		);
	}
	return (
		<Field
			label={ words.secret }
			type="password"
			value={ form.values.secret }
			error={ error }
			placeholder={ of?.secret.set ? `•••• ${ of.secret.last4 }` : '' }
			help={
				of?.secret.set
					? __(
							'Leave it empty to keep the present one. A new one is checked before it takes over.',
							'pedal-bridge'
						)
					: words.secretHelp
			}
			onChange={ form.set( 'secret' ) }
			onPaste={ form.paste }
		/>
	);
}

export const constantOf = ( { slug }: Pick< Connection, 'slug' > ): string =>
	`PEDAL_SECRET_${ slug.toUpperCase().replace( /-/g, '_' ) }`;

function Swapped( { form }: { form: AccountForm } ) {
	if ( ! form.swapped ) {
		return null;
	}
	return (
		<Note tone="warning">
			<p>
				{ __(
					'Identifier and Secret look as if they were in each other’s field.',
					'pedal-bridge'
				) }
			</p>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				onClick={ form.swap }
			>
				{ __( 'Swap them', 'pedal-bridge' ) }
			</Button>
		</Note>
	);
}
