/**
 * 13.8: time slots: the generator, its clock, its zone, its holidays.
 */
import { easter, isWorkingDay } from '../../bin/sandbox/platform/holidays.ts';
import { fromLocal, toIso, toLocal } from '../../bin/sandbox/platform/zone.ts';
import {
	Client,
	client,
	closeAll,
	control,
	sandbox,
	type Json,
} from './support.ts';
import type { Sandbox } from '../../bin/sandbox/index.ts';

let box: Sandbox;
let shop: Client;
beforeAll( async () => {
	box = await sandbox();
	shop = await client( box );
	await control( box, 'PUT', '/clock', { frozen: true } );
} );
afterAll( closeAll );

async function choices( path = '/api/time_slots/choices' ): Promise< Json[] > {
	return ( await shop.get( path ) ).json.choices;
}

/** Local windows the first store's slot offers at a time, under these rules. */
async function offered( now: string, rules: Json ): Promise< string[] > {
	const plain = {
		interval: '2 days',
		prior_notice: null,
		same_day_cutoff: null,
		working_days_only: false,
	};
	await control( box, 'PUT', '/time_slots/3', { ...plain, ...rules } );
	await control( box, 'PUT', '/clock', { now } );
	// A token is of its time.
	shop = await client( box );
	const zone = box.instance.settings.timezone;
	return ( await choices() ).map( ( { value } ) =>
		value
			.split( '/' )
			.map( ( end: string ) =>
				toIso( Date.parse( end ), zone ).slice( 5, 16 )
			)
			.join( ' ' )
	);
}

describe( '13.8 choices', () => {
	test( "the answer's shape: opaque ids, UTC values, labels in the instance's language", async () => {
		await offered( '2020-04-02 11:00', {
			opening_hours: [ 'Mo-Su 12:00-14:00', 'Mo-Su 14:00-17:00' ],
		} );
		const { json } = await shop.get( '/api/time_slots/choices' );
		expect( json ).toMatchObject( {
			'@context': {
				'@vocab': `${ box.url }/api/docs.jsonld#`,
				choices: 'TimeSlotChoices/choices',
			},
			'@type': 'TimeSlotChoices',
		} );
		expect(
			json.choices.map( ( { value, label }: Json ) => [ value, label ] )
		).toEqual( [
			[
				'2020-04-02T10:00:00Z/2020-04-02T12:00:00Z',
				"Aujourd'hui entre 12:00 et 14:00",
			],
			[
				'2020-04-02T12:00:00Z/2020-04-02T15:00:00Z',
				"Aujourd'hui entre 14:00 et 17:00",
			],
			[
				'2020-04-03T10:00:00Z/2020-04-03T12:00:00Z',
				'Demain entre 12:00 et 14:00',
			],
			[
				'2020-04-03T12:00:00Z/2020-04-03T15:00:00Z',
				'Demain entre 14:00 et 17:00',
			],
		] );
		const again = await shop.get( '/api/time_slots/choices' );
		expect( again.json[ '@id' ] ).not.toBe( json[ '@id' ] );
		expect( json.choices[ 0 ] ).toMatchObject( {
			'@type': 'TimeSlotChoice',
			'@context': '/api/contexts/TimeSlotChoice',
		} );
	} );

	test( 'the horizon is now plus the interval: nothing on the last day once its start is past it', async () => {
		expect(
			await offered( '2026-09-14 11:00', {
				opening_hours: [ 'Mo-Su 12:00-14:00', 'Mo-Su 14:00-17:00' ],
			} )
		).toEqual( [
			'09-14T12:00 09-14T14:00',
			'09-14T14:00 09-14T17:00',
			'09-15T12:00 09-15T14:00',
			'09-15T14:00 09-15T17:00',
		] );
		expect(
			await offered( '2026-09-14 12:30', {
				opening_hours: [ 'Mo-Su 12:00-14:00' ],
			} )
		).toEqual( [
			'09-14T12:00 09-14T14:00',
			'09-15T12:00 09-15T14:00',
			'09-16T12:00 09-16T14:00',
		] );
	} );

	test( 'notice counts from the end: a window that has begun is still offered', async () => {
		const rules = {
			interval: '1 days',
			prior_notice: '1 hour',
			opening_hours: [ 'Mo-Su 12:00-14:00' ],
		};
		expect( ( await offered( '2026-09-14 12:59', rules ) )[ 0 ] ).toBe(
			'09-14T12:00 09-14T14:00'
		);
		expect( ( await offered( '2026-09-14 13:00', rules ) )[ 0 ] ).toBe(
			'09-15T12:00 09-15T14:00'
		);
	} );

	test( 'the cutoff takes today away, and only today', async () => {
		const rules = {
			same_day_cutoff: '10:00',
			opening_hours: [ 'Mo-Su 12:00-14:00' ],
		};
		expect( ( await offered( '2026-09-14 10:00', rules ) )[ 0 ] ).toBe(
			'09-14T12:00 09-14T14:00'
		);
		expect( ( await offered( '2026-09-14 10:01', rules ) )[ 0 ] ).toBe(
			'09-15T12:00 09-15T14:00'
		);
	} );

	test( "working days only: weekends and the country's holidays are stepped over", async () => {
		const rules = {
			interval: '1 week',
			working_days_only: true,
			opening_hours: [ 'Mo-Su 12:00-13:00' ],
		};
		expect( await offered( '2026-07-13 09:00', rules ) ).toEqual(
			[ '13', '15', '16', '17' ].map(
				( day ) => `07-${ day }T12:00 07-${ day }T13:00`
			)
		);
		expect(
			(
				await offered( '2026-07-11 09:00', {
					...rules,
					interval: '3 days',
				} )
			)[ 0 ]
		).toBe( '07-13T12:00 07-13T13:00' );
	} );

	test( 'lines name their days, and come in their own order', async () => {
		expect(
			await offered( '2026-09-14 09:00', {
				interval: '3 days',
				opening_hours: [
					'Tu 14:00-16:00',
					'Mo,We 10:00-12:00',
					'Tu 10:00-12:00',
				],
			} )
		).toEqual( [
			'09-14T10:00 09-14T12:00',
			'09-15T14:00 09-15T16:00',
			'09-15T10:00 09-15T12:00',
			'09-16T10:00 09-16T12:00',
		] );
	} );

	test( 'none is an empty list, not an error', async () => {
		expect(
			await offered( '2026-09-14 09:00', { opening_hours: [] } )
		).toEqual( [] );
		expect(
			await offered( '2026-09-14 09:00', {
				opening_hours: [ 'Sa 07:00-13:00' ],
			} )
		).toEqual( [] );
	} );

	test( 'summer time ends: the same local hour is another UTC hour', async () => {
		await offered( '2026-10-24 08:00', {
			opening_hours: [ 'Mo-Su 10:00-12:00' ],
		} );
		expect( ( await choices() ).map( ( { value } ) => value ) ).toEqual( [
			'2026-10-24T08:00:00Z/2026-10-24T10:00:00Z',
			'2026-10-25T09:00:00Z/2026-10-25T11:00:00Z',
		] );
	} );

	test( "the zone is the instance's, and can be another", async () => {
		await control( box, 'PUT', '/settings', {
			timezone: 'America/Montreal',
		} );
		await offered( '2026-09-14 08:00', {
			interval: '1 days',
			opening_hours: [ 'Mo-Su 10:00-12:00' ],
		} );
		expect( ( await choices() )[ 0 ]?.value ).toBe(
			'2026-09-14T14:00:00Z/2026-09-14T16:00:00Z'
		);
		await control( box, 'PUT', '/settings', { timezone: 'Europe/Paris' } );
	} );

	test( 'labels beyond tomorrow name the weekday and no date', async () => {
		await offered( '2026-09-14 08:00', {
			interval: '3 days',
			opening_hours: [ 'We 10:00-12:00' ],
		} );
		expect( ( await choices() )[ 0 ]?.label ).toBe(
			'Mercredi entre 10:00 et 12:00'
		);
	} );

	test( 'a window checked at creation is refused as soon as it is no longer offered', async () => {
		await offered( '2026-09-14 08:00', {
			prior_notice: '1 hour',
			opening_hours: [ 'Mo-Su 10:00-12:00' ],
		} );
		const [ choice ] = await choices();
		const body = {
			dropoff: {
				address: '2 rue Thiers',
				timeSlot: choice?.value,
				timeSlotUrl: '/api/time_slots/3',
			},
		};
		expect( ( await shop.create( body ) ).status ).toBe( 201 );
		await control( box, 'PUT', '/clock', { now: '2026-09-14 11:00' } );
		shop = await client( box );
		const late = await shop.create( body );
		expect( [ late.status, late.json[ 'hydra:description' ] ] ).toEqual( [
			400,
			'task.timeSlot.invalid',
		] );
		const unchecked = await shop.create( {
			dropoff: { address: '2 rue Thiers', timeSlot: choice?.value },
		} );
		expect( unchecked.status ).toBe( 201 );
	} );
} );

describe( '13.8 access', () => {
	beforeAll( async () => {
		shop = await client( box );
	} );

	test( 'no default slot is a 500', async () => {
		await control( box, 'PATCH', '/stores/31', { time_slot_id: null } );
		expect( ( await shop.get( '/api/time_slots/choices' ) ).status ).toBe(
			500
		);
		expect(
			( await shop.get( '/api/stores/31' ) ).json.timeSlot
		).toBeNull();
	} );

	test( 'a default outside the list works as default and is a 403 by its id', async () => {
		await control( box, 'PATCH', '/stores/31', {
			time_slot_id: 5,
			time_slot_ids: [ 4 ],
		} );
		expect( ( await shop.get( '/api/time_slots/choices' ) ).status ).toBe(
			200
		);
		expect( ( await shop.get( '/api/time_slots/5/choices' ) ).status ).toBe(
			403
		);
		expect( ( await shop.get( '/api/time_slots/4/choices' ) ).status ).toBe(
			200
		);
		expect(
			( await shop.get( '/api/time_slots/99/choices' ) ).status
		).toBe( 404 );
		await control( box, 'PATCH', '/stores/31', {
			time_slot_id: 3,
			time_slot_ids: [ 3, 4 ],
		} );
	} );

	test( 'a definition tells neither cutoff nor choices', async () => {
		const { json } = await shop.get( '/api/time_slots/4' );
		expect( json ).toEqual( {
			'@context': '/api/contexts/TimeSlot',
			'@id': '/api/time_slots/4',
			'@type': 'TimeSlot',
			name: 'En semaine',
			interval: '1 week',
			workingDaysOnly: true,
			priorNotice: '2 hours',
			choices: [],
			openingHoursSpecification: [
				{
					'@type': 'OpeningHoursSpecification',
					opens: '09:00',
					closes: '12:00',
					dayOfWeek: [
						'Monday',
						'Tuesday',
						'Wednesday',
						'Thursday',
						'Friday',
					],
				},
				{
					'@type': 'OpeningHoursSpecification',
					opens: '14:00',
					closes: '18:00',
					dayOfWeek: [
						'Monday',
						'Tuesday',
						'Wednesday',
						'Thursday',
						'Friday',
					],
				},
			],
		} );
		await control( box, 'PUT', '/time_slots/5', {
			opening_hours: [ '10:00-12:00' ],
		} );
		expect(
			( await shop.get( '/api/time_slots/5' ) ).json
				.openingHoursSpecification[ 0 ]
		).not.toHaveProperty( 'dayOfWeek' );
	} );

	test( 'the list of all slots is for admins', async () => {
		expect( ( await shop.get( '/api/time_slots' ) ).status ).toBe( 403 );
	} );
} );

describe( '13.8 calendar', () => {
	test.each( [
		[ 2024, '03-31' ],
		[ 2025, '04-20' ],
		[ 2026, '04-05' ],
		[ 2027, '03-28' ],
		[ 2038, '04-25' ],
	] )( 'Easter %i is %s', ( year, date ) => {
		expect( easter( year ).toISOString().slice( 5, 10 ) ).toBe( date );
	} );

	test.each( [
		[ 'fr', '2026-05-14', false ],
		[ 'fr', '2026-05-15', true ],
		[ 'de', '2026-10-03', false ],
		[ 'gb', '2026-05-04', false ],
		[ 'gb', '2026-08-31', false ],
		[ 'gb', '2026-08-24', true ],
		[ 'es', '2026-10-12', false ],
	] )( 'in %s, %s is a working day: %s', ( country, date, expected ) => {
		expect(
			isWorkingDay(
				toLocal( Date.parse( `${ date }T12:00:00Z` ), 'UTC' ),
				country
			)
		).toBe( expected );
	} );

	test( 'local times that summer time skips or repeats', () => {
		const at = (
			month: number,
			day: number,
			hour: number,
			minute: number
		): string =>
			toIso(
				fromLocal(
					{ year: 2026, month, day, hour, minute },
					'Europe/Paris'
				),
				'Europe/Paris'
			);
		expect( at( 3, 29, 2, 30 ) ).toBe( '2026-03-29T03:30:00+02:00' );
		expect( at( 10, 25, 2, 30 ) ).toBe( '2026-10-25T02:30:00+02:00' );
		expect( at( 10, 25, 3, 30 ) ).toBe( '2026-10-25T03:30:00+01:00' );
	} );
} );
