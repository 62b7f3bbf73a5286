/**
 * The page's script, part three: clock, courier, faults, stores, traffic.
 */

export const PANELS_SCRIPT = String.raw`
let clock = null;
function drawClock() {
	if ( ! clock ) { return; }
	const passed = clock.frozen ? 0 : Date.now() - clock.read;
	const wall = new Date( clock.wall + passed ).toISOString();
	byId( 'clock' ).textContent = wall.slice( 0, 10 ) + ' ' + wall.slice( 11, 16 ) + ( clock.frozen ? ' (stands still)' : '' );
	byId( 'clock' ).title = clock.zone;
}
readers.clock = readers.settings = async () => {
	const [ now, settings ] = await Promise.all( [ call( 'GET', '/clock' ), call( 'GET', '/settings' ) ] );
	clock = { ...now, read: Date.now(), wall: Date.parse( now.now.slice( 0, 19 ) + 'Z' ), zone: settings.timezone };
	byId( 'clock-frozen' ).checked = now.frozen;
	drawClock();
};
setInterval( drawClock, 1000 );

async function setClock( change ) {
	try {
		await call( 'PUT', '/clock', change );
		showError( 'clock-error', null );
		await readers.clock();
		byId( 'clock-now' ).value = clock.now.slice( 0, 16 );
	} catch ( error ) {
		showError( 'clock-error', error );
	}
}
byId( 'clock-open' ).addEventListener( 'click', () => {
	byId( 'clock-now' ).value = clock.now.slice( 0, 16 );
	byId( 'clock-dialog' ).showModal();
} );
byId( 'clock-set' ).addEventListener( 'click', () => setClock( { now: byId( 'clock-now' ).value.replace( 'T', ' ' ) } ) );
byId( 'clock-real' ).addEventListener( 'click', () => setClock( { real: true } ) );
byId( 'clock-frozen' ).addEventListener( 'change', ( event ) => setClock( { frozen: event.target.checked } ) );
for ( const button of document.querySelectorAll( '[data-advance]' ) ) {
	button.addEventListener( 'click', () => setClock( { advance: Number( button.dataset.advance ) } ) );
}

function drawCourier( pace ) {
	const riding = pace !== null;
	byId( 'courier-button' ).textContent = riding ? 'Stop' : 'Ride';
	byId( 'courier-button' ).className = riding ? '' : 'primary';
	byId( 'courier-button' ).setAttribute( 'aria-pressed', String( riding ) );
	byId( 'courier-seconds' ).disabled = riding;
	if ( riding ) { byId( 'courier-seconds' ).value = pace; }
	byId( 'courier-text' ).textContent = riding
		? 'Rides: ' + pace + ' s between two stages.'
		: 'Rests. Move deliveries by hand.';
}
byId( 'courier-form' ).addEventListener( 'submit', async ( event ) => {
	event.preventDefault();
	const on = byId( 'courier-button' ).getAttribute( 'aria-pressed' ) !== 'true';
	try {
		await call( 'PUT', '/courier', on ? { on, seconds: Number( byId( 'courier-seconds' ).value ) } : { on } );
		await readers.status();
	} catch ( error ) {
		say( error.message, true );
	}
} );

readers.status = async () => {
	const now = await call( 'GET', '' );
	drawCourier( now.courier );
	const rows = {
		Requests: now.requests, 'Most at once': now.peak.requests, 'Creations at once': now.peak.creations,
		'Webhooks registered': now.webhooks.registered, 'Webhook calls': now.webhooks.calls, 'Given up': now.webhooks.parked,
	};
	byId( 'traffic' ).replaceChildren( ...Object.entries( rows ).flatMap( ( [ name, value ] ) =>
		[ make( 'dt', {}, name ), make( 'dd', {}, String( value ) ) ] ) );
};

readers.requests = async () => {
	const { entries } = await call( 'GET', '/ledger?last=6&bodies=0' );
	byId( 'requests' ).replaceChildren( ...entries.reverse().map( ( entry ) => {
		const bad = entry.status === null || entry.status >= 400;
		return make( 'li', {},
			make( 'span', {}, entry.method + ' ' + entry.path ),
			make( 'span', { class: bad ? 'bad' : '' }, entry.status === null ? 'no answer' : String( entry.status ) ),
			make( 'span', { class: 'ms' }, ( entry.milliseconds ?? 0 ) + ' ms' ),
			entry.faults.length > 0
				? make( 'span', { class: 'why' }, entry.faults.map( ( name ) => name.split( ' ' )[ 0 ].replaceAll( '_', ' ' ) ).join( ', ' ) )
				: null );
	} ) );
};

readers.stores = readers.apps = async () => {
	const [ stores, apps ] = await Promise.all( [ call( 'GET', '/stores' ), call( 'GET', '/apps' ) ] );
	byId( 'stores' ).replaceChildren( ...stores.map( ( store ) => {
		const own = apps.filter( ( app ) => app.store === store.id );
		return make( 'li', {}, make( 'strong', {}, store.name ), make( 'small', {}, ' no. ' + store.id ),
			...own.map( ( app ) => make( 'div', { class: 'key' }, make( 'code', {}, app.identifier ) ) ),
			make( 'a', { href: '/admin/api/apps', 'aria-label': 'Keys of ' + store.name }, 'Keys' ) );
	} ) );
};

let kinds = {}, routes = [], events = [], presets = {};
const option = ( value, text ) => make( 'option', { value }, text ?? value );

function parameterField( name, parameter ) {
	const attributes = { name: 'p:' + name, title: parameter.help };
	let input;
	if ( parameter.type === 'choice' ) {
		input = make( 'select', attributes, ...parameter.choices.map( ( choice ) => option( choice ) ) );
		input.value = parameter.initial;
	} else if ( parameter.type === 'flag' ) {
		input = make( 'input', { ...attributes, type: 'checkbox' } );
		return make( 'label', { class: 'check' }, input, name.replaceAll( '_', ' ' ) );
	} else {
		const number = parameter.type === 'number' || parameter.type === 'integer';
		input = make( 'input', { ...attributes, type: number ? 'number' : 'text', step: number ? 'any' : null,
			min: parameter.min ?? null, max: parameter.max ?? null, required: Boolean( parameter.required ) } );
		input.value = parameter.initial ?? '';
	}
	return make( 'label', {}, name.replaceAll( '_', ' ' ), input );
}
function drawKind() {
	const kind = kinds[ byId( 'fault-kind' ).value ];
	const names = kind.on === 'webhook' ? events : routes;
	byId( 'fault-route' ).replaceChildren( option( '*', 'everywhere' ), ...names.map( ( name ) => option( name, name.replaceAll( '_', ' ' ) ) ) );
	byId( 'fault-parameters' ).replaceChildren( ...Object.entries( kind.parameters )
		.filter( ( [ , parameter ] ) => parameter.type !== 'headers' )
		.map( ( [ name, parameter ] ) => parameterField( name, parameter ) ) );
}
async function loadKinds() {
	( { kinds, routes, events } = await call( 'GET', '/faults/kinds' ) );
	presets = await call( 'GET', '/faults/presets' );
	byId( 'fault-kind' ).replaceChildren( ...Object.entries( kinds ).map( ( [ name, kind ] ) => option( name, kind.help ) ) );
	byId( 'preset' ).replaceChildren( ...Object.keys( presets ).map( ( name ) => option( name, name.replaceAll( '-', ' ' ) ) ) );
	drawKind();
	drawPreset();
}
const drawPreset = () => { byId( 'preset-help' ).textContent = presets[ byId( 'preset' ).value ].help + '.'; };
byId( 'fault-kind' ).addEventListener( 'change', drawKind );
byId( 'preset' ).addEventListener( 'change', drawPreset );
`;
