/**
 * `POST /api/deliveries/import_async`: a spreadsheet, worked off a little later.
 */
import { parseCsv } from '../platform/csv.ts';
import { importRow } from '../platform/import.ts';
import { needsType } from './body.ts';
import { callersStore, needScope, type Call } from './call.ts';
import { created, type Result } from './message.ts';

const DELAY = 5_000;

export function importDeliveries( call: Call ): Result {
	needsType( call.request, [ 'text/csv' ] );
	needScope( call, 'deliveries' );
	const { instance, request } = call;
	const store = callersStore( call );
	const rows = parseCsv( request.body.toString() );
	const id = instance.nextId( 'importQueue' );
	instance.clock.after( DELAY, () => {
		for ( const row of rows ) {
			importRow( instance, store, row, request.id );
		}
	} );
	const iri = `/api/delivery_import_queues/${ id }`;
	return created(
		{
			'@context': '/api/contexts/DeliveryImportQueue',
			'@id': iri,
			'@type': 'DeliveryImportQueue',
		},
		iri
	);
}
