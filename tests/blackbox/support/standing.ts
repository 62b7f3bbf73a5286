/**
 * Shops that stand ready for all files of tests: made once, each file puts their database back.
 */
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asJson, type Json } from '../../../bin/lab/json.ts';
import { DATABASE_FILE, LAB_FOLDER } from '../../../bin/lab/site-config.ts';
import { Platform } from './platform.ts';
import { basic, Rest } from './rest.ts';
import { login, password, ROLES, type Role } from './roles.ts';
import { Shop } from './shop.ts';
import { siteIn } from './site.ts';
import type { World } from './world.ts';

export interface Standing {
	dir: string;
	url: string;
	platform: string;
	control: string;
	passwords: Record< string, string >;
}

const SNAPSHOTS = { fresh: '.fresh', connected: '.connected' };

const PEOPLE = `
	$made = array();
	foreach ( $a['roles'] as $role => $who ) {
		$id = wp_insert_user( array( 'user_login' => $who[0], 'user_pass' => $who[1], 'user_email' => "$role@shop.example", 'role' => $role ) );
		$made[ $role ] = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'bb' ) )[0];
	}
	return $made;`;

const METHOD = `
	$run = require WP_CONTENT_DIR . '/pedal-lab/delivery-method.php';
	return $run( $a );`;

/** Checkpointed by the last process that closed it; none may be open. */
const keep = ( dir: string, as: string ) =>
	copyFileSync( join( dir, DATABASE_FILE ), join( dir, DATABASE_FILE + as ) );

/** In one stroke: a late call of the platform may still have the old file open, and must neither read nor write into the new one. */
function putBack( dir: string, as: string ): void {
	const database = join( dir, DATABASE_FILE );
	const cut = () =>
		[ '-wal', '-shm' ].forEach( ( part ) =>
			rmSync( database + part, { force: true } )
		);
	copyFileSync( database + as, `${ database }.next` );
	cut();
	renameSync( `${ database }.next`, database );
	cut();
	for ( const file of [ 'debug.log', 'mail.jsonl' ] ) {
		rmSync( join( dir, LAB_FOLDER, file ), { force: true } );
	}
}

function enter( place: Standing, platform: Platform ): World {
	const rest = ( role: Role ) =>
		new Rest(
			place.url,
			basic( login( role ), place.passwords[ role ] ?? '' )
		);
	const as = Object.fromEntries(
		ROLES.map( ( role ) => [ role, rest( role ) ] )
	) as World[ 'as' ];
	as.nobody = new Rest( place.url, {} );
	const shop = new Shop( place.url, siteIn( place.dir, place.url ) );
	return { shop, platform, as, admin: as.administrator, connection: 0 };
}

/** A connection to the platform's first store, and a delivery method tied to it. */
export async function connect(
	{ admin, platform, shop }: World,
	more: Json = {}
): Promise< number > {
	const answer = await admin.post( 'connections', {
		name: 'Sandbox',
		driver: 'coopcycle',
		base_url: platform.url,
		...platform.keys(),
		enabled: true,
		...more,
	} );
	if ( answer.status !== 201 ) {
		throw new Error( `No connection: ${ answer.text }` );
	}
	await shop.php( METHOD, { connection_id: answer.body.id } );
	return Number( asJson( answer.body ).id );
}

/** People and a connection, once; both databases are kept. */
export async function furnish( place: Standing, platform: Platform ) {
	const roles = Object.fromEntries(
		ROLES.map( ( role ) => [ role, [ login( role ), password( role ) ] ] )
	);
	const shop = new Shop( place.url, siteIn( place.dir, place.url ) );
	place.passwords = await shop.php( PEOPLE, { roles } );
	keep( place.dir, SNAPSHOTS.fresh );
	await connect( enter( place, platform ) );
	keep( place.dir, SNAPSHOTS.connected );
}

export async function reopen(
	place: Standing,
	connected: boolean
): Promise< World > {
	const platform = new Platform( place.platform, place.control );
	await platform.ctl( 'POST', '/up', {} );
	await platform.ctl( 'POST', '/reset', { everything: true } );
	await platform.readKeys();
	putBack( place.dir, connected ? SNAPSHOTS.connected : SNAPSHOTS.fresh );
	const world = enter( place, platform );
	world.shop.site.unhook();
	world.shop.site.define( {} );
	if ( connected ) {
		// The kept token died with the platform's reset; a fault meant for a creation would hit its 401.
		await world.admin.post( 'connections/1/check' );
		await platform.ctl( 'DELETE', '/ledger' );
	}
	return { ...world, connection: connected ? 1 : 0 };
}
