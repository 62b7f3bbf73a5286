/**
 * The sandbox as a whole on the control side: state, courier, reset, being down.
 */
import type { ControlCall, ControlRoute } from './desk.ts';

function status( { desk }: ControlCall ): unknown {
	const { instance, ledger, faults, webhooks, courier } = desk;
	return {
		open: desk.isOpen,
		url: instance.settings.publicUrl,
		clock: instance.clock.now(),
		courier: courier.pace,
		bugs: instance.bugs,
		deliveries: instance.deliveries.size,
		requests: ledger.entries.length + ledger.forgotten.entries,
		under_way: ledger.underWay,
		peak: ledger.peak,
		faults: { active: faults.list.length, hits: faults.hits },
		webhooks: {
			registered: instance.webhooks.size,
			calls: ledger.outbound.length,
			parked: webhooks.parked.length,
			idle: webhooks.idle,
		},
	};
}

function setCourier( { desk: { courier }, fields }: ControlCall ): unknown {
	const on = fields.flag( 'on' );
	const seconds = fields.number( 'seconds', { min: 0.01, max: 3_600 } );
	fields.done();
	if ( on === false ) {
		courier.rest();
	} else if ( on || seconds !== undefined ) {
		courier.ride( seconds ?? courier.pace ?? 2 );
	}
	return { on: courier.pace !== null, seconds: courier.pace };
}

function reset( { desk, fields }: ControlCall ): unknown {
	const everything = fields.flag( 'everything' ) ?? false;
	fields.done();
	desk.reset( everything );
	return {
		reset: everything
			? 'everything'
			: 'deliveries, ledger, faults, clock, courier',
	};
}

function shut( { desk, fields }: ControlCall ): unknown {
	const seconds =
		fields.number( 'seconds', { min: 0.1, max: 86_400 } ) ?? null;
	fields.done();
	desk.shut( seconds );
	return { open: false, seconds };
}

export const SANDBOX_ROUTES: readonly ControlRoute[] = [
	{
		method: 'GET',
		path: '',
		help: 'counts, peaks, what is on',
		handle: status,
	},
	{
		method: 'GET',
		path: '/courier',
		help: 'the scripted courier',
		handle: ( { desk: { courier } } ) => ( {
			on: courier.pace !== null,
			seconds: courier.pace,
		} ),
	},
	{
		method: 'PUT',
		path: '/courier',
		help: '`{on?, seconds?}` between two steps',
		handle: setCourier,
	},
	{
		method: 'POST',
		path: '/reset',
		help: 'forgets deliveries, ledger, faults, clock and courier; with `{everything: true}` stores, keys and webhooks too',
		handle: reset,
	},
	{
		method: 'POST',
		path: '/down',
		help: 'refuses connections: `{seconds?}`; needs a control port of its own',
		handle: shut,
	},
	{
		method: 'POST',
		path: '/up',
		help: 'ends that',
		handle: async ( { desk } ) => {
			await desk.open();
			return { open: true };
		},
	},
];
