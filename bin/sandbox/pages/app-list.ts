/**
 * The key pages, as a cooperative's own admin shows them.
 */
import { appView, type AppView } from '../control/app-desk.ts';
import type { Instance } from '../platform/instance.ts';
import { html, type Html } from './html.ts';
import { layout } from './layout.ts';

const COPY_SCRIPT = `
document.addEventListener( 'click', async ( event ) => {
	const button = event.target.closest( '[data-copy]' );
	if ( ! button ) { return; }
	try {
		await navigator.clipboard.writeText( button.dataset.copy );
	} catch {
		const area = document.createElement( 'textarea' );
		area.value = button.dataset.copy;
		document.body.append( area );
		area.select();
		document.execCommand( 'copy' );
		area.remove();
		button.focus();
	}
	const before = button.textContent;
	button.textContent = 'Copied';
	document.getElementById( 'said' ).textContent = button.dataset.name + ' copied';
	setTimeout( () => { button.textContent = before; }, 1500 );
} );
document.addEventListener( 'submit', ( event ) => {
	const question = event.target.dataset.confirm;
	if ( question && ! window.confirm( question ) ) { event.preventDefault(); }
} );`;

const copyButton = ( what: string, app: string, value: string ): Html =>
	html`<button
		type="button"
		class="small"
		data-copy="${ value }"
		data-name="${ what }"
		aria-label="Copy ${ what } of ${ app }"
	>
		Copy
	</button>`;

function appRow( instance: Instance, app: AppView ): Html {
	const store =
		app.store === null ? '＊' : instance.stores.get( app.store )?.name;
	return html`<tr>
		<td data-label="No.">
			<a
				href="/admin/api/apps/${ app.id }"
				aria-label="#${ app.id }, edit ${ app.name }"
				>#${ app.id }</a
			>
		</td>
		<td data-label="App name">${ app.name }</td>
		<td data-label="Store">${ store }</td>
		<td data-label="Identifier">
			<code>${ app.identifier }</code>
			${ copyButton( 'Identifier', app.name, app.identifier ) }
		</td>
		<td data-label="Secret key">
			<span aria-hidden="true">••••••••••••••••</span>
			${ copyButton( 'Secret key', app.name, app.secret ) }
		</td>
		<td>
			<form
				method="post"
				action="/admin/api/apps/${ app.id }/renew"
				data-confirm="Shops that use the present secret of ${ app.name } will be locked out. Renew it?"
			>
				<button
					class="small danger"
					aria-label="Renew secret key of ${ app.name }"
				>
					Renew secret key
				</button>
			</form>
		</td>
	</tr>`;
}

export function appListPage( instance: Instance ): string {
	const rows = [ ...instance.apps.values() ].map( ( app ) =>
		appRow( instance, appView( instance, app ) )
	);
	return layout( instance, {
		title: 'API keys',
		here: 'keys',
		script: COPY_SCRIPT,
		body: html`<div class="head">
				<h1>API keys</h1>
				<a class="button primary" href="/admin/api/apps/new">+ Add</a>
			</div>
			<p class="soft">
				One pair of Identifier and Secret key for each Store. Send both
				to whoever sets up the shop.
			</p>
			<div class="card table">
				<table>
					<thead>
						<tr>
							<th scope="col">No.</th>
							<th scope="col">App name</th>
							<th scope="col">Store</th>
							<th scope="col">Identifier</th>
							<th scope="col">Secret key</th>
							<th scope="col">
								<span class="hidden">Renew</span>
							</th>
						</tr>
					</thead>
					<tbody>
						${ rows }
					</tbody>
				</table>
			</div>
			<p id="said" class="hidden" role="status"></p>`,
	} );
}
