/**
 * The page's script, part one: calls to the control API, live news, small helpers.
 */

export const CORE_SCRIPT = String.raw`
const byId = ( id ) => document.getElementById( id );

/** Builds an element; children may be texts. Nothing is ever parsed as HTML. */
function make( tag, attributes = {}, ...children ) {
	const element = document.createElement( tag );
	for ( const [ name, value ] of Object.entries( attributes ) ) {
		if ( value !== null && value !== false ) {
			element.setAttribute( name, value === true ? '' : value );
		}
	}
	element.append( ...children.filter( ( child ) => child !== null ) );
	return element;
}

async function call( method, path, body ) {
	const response = await fetch( '/_ctl' + path, {
		method,
		headers: { 'Content-Type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify( body ),
	} );
	const data = await response.json();
	if ( ! response.ok ) {
		throw Object.assign( new Error( data.message ), data );
	}
	return data;
}

let toastTimer;
function say( text, bad = false ) {
	const toast = byId( 'toast' );
	toast.textContent = text;
	toast.className = bad ? 'on bad' : 'on';
	clearTimeout( toastTimer );
	toastTimer = setTimeout( () => { toast.className = ''; }, bad ? 8000 : 3000 );
}

/** Keeps the focus on the same thing, or else in the same row, while a list is drawn again. */
function keepFocus( draw ) {
	const key = document.activeElement?.dataset?.key;
	const row = document.activeElement?.closest( '[data-id]' )?.dataset.id;
	draw();
	if ( ! key || document.activeElement !== document.body ) {
		return;
	}
	const same = document.querySelector( '[data-key="' + CSS.escape( key ) + '"]' );
	const near = document.querySelector( '[data-id="' + CSS.escape( row ?? '' ) + '"] :is(button, summary)' );
	( same?.checkVisibility() ? same : near )?.focus();
}

function showError( id, error ) {
	byId( id ).hidden = ! error;
	byId( id ).textContent = error ? error.message : '';
}

const readers = {};
async function refresh( what ) {
	const names = what.filter( ( name ) => readers[ name ] );
	await Promise.all( [ ...new Set( names ) ].map( ( name ) => readers[ name ]() ) );
}

function listen() {
	const source = new EventSource( '/_ctl/events' );
	const live = byId( 'live' );
	source.addEventListener( 'open', () => {
		live.className = 'live on';
		live.textContent = 'live';
		void refresh( Object.keys( readers ) );
	} );
	source.addEventListener( 'error', () => {
		live.className = 'live';
		live.textContent = 'connecting';
	} );
	source.addEventListener( 'changed', ( event ) => {
		void refresh( [ 'status', ...JSON.parse( event.data ) ] );
	} );
}
`;
