/**
 * The form of an API app, new or old.
 */
import type { AppView } from '../control/app-desk.ts';
import type { Instance } from '../platform/instance.ts';
import { SCOPES } from '../platform/model.ts';
import { Html, html } from './html.ts';
import { layout } from './layout.ts';

const SCOPE_SCRIPT = `
const store = document.getElementById( 'store' );
function scopes() {
	for ( const box of document.querySelectorAll( 'input[name=scopes]' ) ) {
		const forAll = box.value.endsWith( ':all' );
		box.disabled = store.value === '' ? ! forAll : forAll;
	}
}
store.addEventListener( 'change', scopes );
scopes();`;

function storeOptions( instance: Instance, chosen: number | null ): Html[] {
	return [ ...instance.stores.values() ].map(
		( { id, name } ) =>
			html`<option
				value="${ id }"
				${ new Html( id === chosen ? 'selected' : '' ) }
			>
				${ name }
			</option>`
	);
}

const scopeBoxes = ( chosen: readonly string[] ): Html[] =>
	SCOPES.filter( ( scope ) => scope !== 'orders' ).map(
		( scope ) =>
			html`<label class="check"
				><input
					type="checkbox"
					name="scopes"
					value="${ scope }"
					${ new Html( chosen.includes( scope ) ? 'checked' : '' ) }
				/>${ scope }</label
			>`
	);

/** Null is the form for a new app. */
export function appFormPage(
	instance: Instance,
	app: AppView | null,
	problem = ''
): string {
	const title = app ? `Edit ${ app.name }` : 'Add an app';
	return layout( instance, {
		title,
		here: 'keys',
		script: SCOPE_SCRIPT,
		body: html`<div class="head"><h1>${ title }</h1></div>
			<form
				class="card"
				method="post"
				action="/admin/api/apps${ app && `/${ app.id }` }"
				style="max-width: 32rem"
			>
				<p>
					<label
						>App name<input
							name="name"
							required
							maxlength="200"
							value="${ app?.name }"
					/></label>
				</p>
				<p>
					<label
						>Store<select name="store" id="store">
							<option value="">
								Choose a store to restrict access
							</option>
							${ storeOptions( instance, app?.store ?? null ) }
						</select></label
					>
					<small
						>May stay empty, but then no delivery can be created
						with it.</small
					>
				</p>
				<fieldset style="border: 0; padding: 0; margin: 0 0 1rem">
					<legend class="soft"><small>Scopes</small></legend>
					${ scopeBoxes( app?.scopes ?? [ 'deliveries' ] ) }
					<small
						>With none ticked a client is granted whatever it asks
						for.</small
					>
				</fieldset>
				${ app && html`<p><small>Saving makes a new Identifier and a new Secret key; the present pair stops working for this Store.</small></p>` }
				${ problem && html`<p class="error" role="alert">${ problem }</p>` }
				<div class="row">
					<button class="primary">Save</button
					><a class="button" href="/admin/api/apps">Back</a>
				</div>
			</form>`,
	} );
}
