/**
 * The page's script, part two: the deliveries and their buttons.
 */

export const BOARD_SCRIPT = String.raw`
const LABELS = {
	assign: 'Assign', unassign: 'Unassign', start: 'Start', pick: 'Pick up', drop: 'Drop off',
	fail: 'Fail', cancel: 'Cancel', reschedule: 'Reschedule +1 h', restore: 'Restore',
};
const DONE = {
	assign: 'assigned', unassign: 'unassigned', start: 'started', pick: 'picked up', drop: 'delivered',
	fail: 'failed', cancel: 'cancelled', reschedule: 'moved an hour later', restore: 'restored',
};
let page = 1;
const seen = new Map();

const over = ( status ) => status === 'DONE' || status === 'FAILED' || status === 'CANCELLED';

/** What a courier would do next with it. */
function nextAction( line ) {
	if ( over( line.pickup ) && over( line.dropoff ) ) { return null; }
	if ( line.courier === '' ) { return 'assign'; }
	const status = over( line.pickup ) ? line.dropoff : line.pickup;
	if ( status === 'TODO' ) { return 'start'; }
	return over( line.pickup ) ? 'drop' : 'pick';
}

function windowText( line ) {
	const day = line.before.slice( 8, 10 ) + '/' + line.before.slice( 5, 7 );
	return [ line.after.slice( 11, 16 ) + ' – ' + line.before.slice( 11, 16 ), day ];
}

async function act( line, action ) {
	try {
		await call( 'POST', '/deliveries/' + line.id + '/' + action, {} );
		say( 'No. ' + line.id + ' ' + DONE[ action ] + '.' );
	} catch ( error ) {
		say( error.message, true );
	}
}

function actionButton( line, action, className ) {
	const button = make( 'button', {
		type: 'button', class: className, 'data-key': line.id + action,
		'aria-label': LABELS[ action ] + ', delivery ' + line.id,
	}, LABELS[ action ] );
	button.addEventListener( 'click', () => {
		button.closest( 'details' )?.removeAttribute( 'open' );
		void act( line, action );
	} );
	return button;
}

function actionsCell( line ) {
	const next = nextAction( line );
	const rest = ACTIONS.filter( ( action ) => action !== next );
	const menu = make( 'details', { class: 'menu' },
		make( 'summary', { 'data-key': line.id + 'more', 'aria-label': 'More for delivery ' + line.id }, 'More' ),
		make( 'div', {}, ...rest.map( ( action ) =>
			actionButton( line, action, action === 'fail' || action === 'cancel' ? 'small danger' : 'small' ) ) )
	);
	return make( 'div', { class: 'actions' }, next ? actionButton( line, next, 'small next' ) : null, menu );
}

function rowOf( line ) {
	const [ time, day ] = windowText( line );
	return make( 'tr', { 'data-id': line.id },
		make( 'td', {},
			make( 'a', { href: line.tracking, 'aria-label': 'Tracking page of delivery ' + line.id }, String( line.id ) ),
			make( 'small', {}, line.store ) ),
		make( 'td', {},
			make( 'span', { class: 'who' }, line.contact || line.street ),
			make( 'small', {}, ( line.contact ? line.street : '' ) ),
			line.marker ? make( 'small', {}, make( 'code', {}, line.marker ) ) : null ),
		make( 'td', {}, time, make( 'small', {}, day ) ),
		make( 'td', {},
			make( 'span', { class: 'pill ' + line.stage.replaceAll( ' ', '-' ) }, line.stage ),
			line.courier ? make( 'small', {}, line.courier ) : null ),
		make( 'td', {}, actionsCell( line ) )
	);
}

/** Only rows that changed are drawn again, and no open menu is torn away. */
function drawBoard( { lines, matching, total, pages } ) {
	const board = byId( 'board' );
	const old = new Map( [ ...board.children ].map( ( row ) => [ row.dataset.id, row ] ) );
	const first = seen.size === 0;
	keepFocus( () => board.replaceChildren( ...lines.map( ( line ) => {
		const text = JSON.stringify( line );
		const row = old.get( String( line.id ) );
		if ( row && ( seen.get( line.id ) === text || row.querySelector( 'details[open]' ) ) ) {
			return row;
		}
		const fresh = rowOf( line );
		if ( ! first ) { fresh.className = 'fresh'; }
		seen.set( line.id, text );
		return fresh;
	} ) ) );
	byId( 'count' ).textContent = total === matching ? String( total ) : matching + ' of ' + total;
	byId( 'empty' ).hidden = lines.length > 0;
	byId( 'empty' ).textContent = total === 0
		? 'No deliveries yet. They appear here the moment a shop sends one.'
		: 'Nothing matches.';
	byId( 'pager' ).hidden = pages < 2;
	byId( 'page' ).textContent = 'Page ' + page + ' of ' + pages;
	byId( 'newer' ).disabled = page <= 1;
	byId( 'older' ).disabled = page >= pages;
}

readers.deliveries = async () => {
	const search = encodeURIComponent( byId( 'search' ).value );
	drawBoard( await call( 'GET', '/board?page=' + page + '&search=' + search ) );
};

let searchTimer;
byId( 'search' ).addEventListener( 'input', () => {
	clearTimeout( searchTimer );
	searchTimer = setTimeout( () => { page = 1; void readers.deliveries(); }, 150 );
} );
byId( 'newer' ).addEventListener( 'click', () => { page--; void readers.deliveries(); } );
byId( 'older' ).addEventListener( 'click', () => { page++; void readers.deliveries(); } );

const closeMenus = ( except ) => {
	for ( const menu of document.querySelectorAll( 'details.menu[open]' ) ) {
		if ( menu !== except ) { menu.removeAttribute( 'open' ); }
	}
};
document.addEventListener( 'click', ( event ) => closeMenus( event.target.closest( 'details.menu' ) ) );
document.addEventListener( 'keydown', ( event ) => {
	if ( event.key !== 'Escape' ) { return; }
	document.activeElement?.closest( 'details.menu[open]' )?.querySelector( 'summary' ).focus();
	closeMenus();
} );
`;
