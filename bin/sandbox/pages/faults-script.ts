/**
 * The page's script, part four: the list of active faults, and setting them.
 */

export const FAULTS_SCRIPT = String.raw`
function describeFault( fault ) {
	const own = Object.entries( fault.parameters )
		.filter( ( [ , value ] ) => value !== false )
		.map( ( [ name, value ] ) => name.replaceAll( '_', ' ' ) + ' ' + ( typeof value === 'object' ? JSON.stringify( value ) : value ) );
	const when = [ 'nth', 'every', 'times', 'probability', 'contains', 'group', 'on_off' ]
		.filter( ( name ) => fault[ name ] !== undefined )
		.map( ( name ) => name.replace( '_', '/' ) + ' ' + fault[ name ] );
	return [ fault.route.join( ', ' ).replaceAll( '_', ' ' ), ...own, ...when ].join( ' · ' );
}

readers.faults = async () => {
	const { faults } = await call( 'GET', '/faults' );
	keepFocus( () => byId( 'faults' ).replaceChildren( ...faults.map( ( fault ) => {
		const clear = make( 'button', { type: 'button', class: 'small', 'data-key': 'fault' + fault.id,
			'aria-label': 'Clear fault ' + fault.id + ', ' + fault.kind }, 'Clear' );
		clear.addEventListener( 'click', async () => {
			await call( 'DELETE', '/faults/' + fault.id );
			say( 'Fault cleared.' );
		} );
		return make( 'li', { class: 'fault' },
			make( 'strong', {}, fault.kind.replaceAll( '_', ' ' ) ), clear,
			make( 'small', {}, describeFault( fault ) ),
			make( 'small', {}, fault.hits + ' of ' + fault.seen + ' calls hit' ) );
	} ) ) );
	byId( 'no-faults' ).hidden = faults.length > 0;
};

function faultFrom( form ) {
	const data = new FormData( form );
	const kind = kinds[ data.get( 'kind' ) ];
	const fault = { kind: data.get( 'kind' ), route: data.get( 'route' ) };
	for ( const [ name, parameter ] of Object.entries( kind.parameters ) ) {
		const value = data.get( 'p:' + name );
		if ( parameter.type === 'flag' ) {
			fault[ name ] = value !== null;
		} else if ( value !== null && value !== '' ) {
			fault[ name ] = parameter.type === 'number' || parameter.type === 'integer' ? Number( value ) : value;
		}
	}
	for ( const name of [ 'every', 'times', 'probability' ] ) {
		if ( data.get( name ) !== '' ) { fault[ name ] = Number( data.get( name ) ); }
	}
	// An input named "contains" would hide the form's own method.
	if ( data.get( 'having' ) !== '' ) { fault.contains = data.get( 'having' ); }
	return fault;
}

byId( 'fault-form' ).addEventListener( 'submit', async ( event ) => {
	event.preventDefault();
	try {
		await call( 'POST', '/faults', faultFrom( event.target ) );
		showError( 'fault-error', null );
		say( 'Fault set.' );
	} catch ( error ) {
		showError( 'fault-error', error );
	}
} );
byId( 'faults-clear' ).addEventListener( 'click', async () => {
	await call( 'DELETE', '/faults' );
	say( 'All faults cleared.' );
} );
byId( 'preset-form' ).addEventListener( 'submit', async ( event ) => {
	event.preventDefault();
	await call( 'POST', '/faults/presets/' + byId( 'preset' ).value, {} );
	say( 'Preset added.' );
} );

void loadKinds().then( listen );
`;
