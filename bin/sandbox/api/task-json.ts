/**
 * Tasks and their addresses as JSON-LD.
 */
import type { Instance } from '../platform/instance.ts';
import type { Address, Delivery, Task } from '../platform/model.ts';
import { derivedHex } from '../platform/random.ts';
import { toIso } from '../platform/zone.ts';
import { storeIri, taskIri } from './iris.ts';

type Json = Record< string, unknown >;

export function addressJson( address: Address ): Json {
	return {
		'@id': `/api/addresses/${ address.id }`,
		'@type': 'http://schema.org/Place',
		geo: { '@type': 'GeoCoordinates', ...address.geo },
		provider: null,
		streetAddress: address.streetAddress,
		telephone: address.telephone,
		name: address.name,
		contactName: address.contactName,
		description: address.description,
	};
}

function barcodeJson( { settings }: Instance, task: Task ): Json {
	const barcode = `67670011${ task.id }8076`;
	const token = derivedHex( settings.publicUrl, barcode, 16 );
	return {
		barcode,
		label: {
			token,
			url: `${ settings.publicUrl }/tasks/label?code=${ barcode }&token=${ token }`,
		},
	};
}

/** The pickup shows the sum of the dropoffs, unless several pickups share the load. */
function loadOf( task: Task, siblings: readonly Task[] ): Task[] {
	const pickups = siblings.filter( ( { type } ) => type === 'PICKUP' );
	return task.type === 'PICKUP' && pickups.length === 1
		? siblings.filter( ( { type } ) => type === 'DROPOFF' )
		: [ task ];
}

function packagesJson( origin: string, load: readonly Task[] ): Json[] {
	const found = new Map< string, { quantity: number; tasks: string[] } >();
	for ( const task of load ) {
		for ( const { type, quantity } of task.packages ) {
			const sum = found.get( type ) ?? { quantity: 0, tasks: [] };
			sum.quantity += quantity;
			sum.tasks.push( taskIri( task.id ) );
			found.set( type, sum );
		}
	}
	return [ ...found ].map( ( [ type, { quantity, tasks } ] ) => ( {
		type,
		name: type,
		quantity,
		volume_per_package: 1,
		short_code: type.slice( 0, 2 ).toUpperCase(),
		labels: tasks.map(
			( iri ) => `${ origin }${ iri.replace( '/api', '' ) }/label.pdf`
		),
		tasks,
	} ) );
}

function weightOf( load: readonly Task[] ): number | null {
	const weights = load.flatMap( ( { weight } ) => weight ?? [] );
	return weights.length > 0
		? weights.reduce( ( sum, weight ) => sum + weight, 0 )
		: null;
}

/** The server's own keys win over the client's. */
function metadataJson(
	delivery: Delivery,
	task: Task,
	position: number
): Json {
	return {
		...task.metadata,
		delivery_position: position,
		zero_waste: false,
		order_id: delivery.order.id,
		order_number: delivery.order.number,
		order_total: delivery.order.total,
		has_loopeat_returns: false,
		store: storeIri( delivery.storeId ),
	};
}

const TAG_COLOUR = '#2e7d6b';

export const KNOWN_TAGS = [ 'cold', 'fragile', 'heavy', 'urgent', 'frais' ];

const tagsJson = ( tags: readonly string[] ): Json[] =>
	tags
		.filter( ( slug ) => KNOWN_TAGS.includes( slug ) )
		.map( ( slug ) => ( { name: slug, slug, color: TAG_COLOUR } ) );

export function taskJson(
	instance: Instance,
	delivery: Delivery,
	task: Task,
	siblings: readonly Task[]
): Json {
	const zone = instance.settings.timezone;
	const load = loadOf( task, siblings );
	const after = toIso( task.after, zone );
	const before = toIso( task.before, zone );
	return {
		'@id': taskIri( task.id ),
		'@type': 'Task',
		id: task.id,
		type: task.type,
		status: task.status,
		address: addressJson(
			instance.need( instance.addresses, task.addressId )
		),
		after,
		before,
		doneAfter: after,
		doneBefore: before,
		comments: task.comments,
		weight: weightOf( load ),
		packages: packagesJson( instance.settings.publicUrl, load ),
		createdAt: toIso( task.createdAt, zone ),
		tags: tagsJson( task.tags ),
		barcode: barcodeJson( instance, task ),
		metadata: metadataJson( delivery, task, siblings.indexOf( task ) + 1 ),
	};
}
