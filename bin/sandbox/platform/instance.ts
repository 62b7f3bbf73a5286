/**
 * One CoopCycle instance: its records, its clock, and the news about them.
 */
import { EventEmitter } from 'node:events';
import { Clock } from './clock.ts';
import { Geocoder } from './geocoder.ts';
import type {
	Address,
	App,
	Delivery,
	HistoryEntry,
	OAuthClient,
	Quote,
	Settings,
	Store,
	Task,
	TimeSlot,
	Token,
	Webhook,
} from './model.ts';
import { ServerError } from './problems.ts';

/** Where the counters begin: a cooperative that has been riding for a while. */
const FIRST_IDS = {
	store: 31,
	app: 7,
	timeSlot: 3,
	address: 88,
	delivery: 4711,
	task: 9001,
	order: 612,
	webhook: 12,
	quote: 5,
	importQueue: 3,
};

export type Counter = keyof typeof FIRST_IDS;

interface Events {
	delivery: [ Delivery, HistoryEntry ];
	created: [ Delivery ];
	/** Something other than a delivery changed (apps, stores, clock, settings). */
	settings: [ string ];
	/** A courier or dispatcher did something that webhooks may tell. */
	webhook: [ Delivery, string ];
}

export class Instance {
	readonly clock = new Clock();
	readonly geocoder = new Geocoder( () => this.settings.latLng );
	readonly news = new EventEmitter< Events >();

	readonly stores = new Map< number, Store >();
	readonly apps = new Map< number, App >();
	readonly clients = new Map< string, OAuthClient >();
	readonly tokens = new Map< string, Token >();
	readonly timeSlots = new Map< number, TimeSlot >();
	readonly addresses = new Map< number, Address >();
	readonly tasks = new Map< number, Task >();
	readonly deliveries = new Map< number, Delivery >();
	readonly webhooks = new Map< number, Webhook >();
	readonly quotes = new Map< number, Quote >();

	/** Kept beside the maps so that no request has to search them. */
	private readonly byStore = new Map< number, Delivery[] >();
	private readonly byHash = new Map< string, Delivery >();
	/** Errors nobody meant: bugs of the sandbox, which clients see as a plain 500. */
	readonly bugs: string[] = [];
	counters: Record< Counter, number > = { ...FIRST_IDS };

	constructor( public settings: Settings ) {
		this.news.setMaxListeners( 0 );
	}

	nextId( counter: Counter ): number {
		return this.counters[ counter ]++;
	}

	deliveriesOf( storeId: number ): readonly Delivery[] {
		return this.byStore.get( storeId ) ?? [];
	}

	deliveryByHash( hash: string ): Delivery | undefined {
		return this.byHash.get( hash );
	}

	addDelivery( delivery: Delivery ): void {
		this.deliveries.set( delivery.id, delivery );
		this.byHash.set( delivery.hash, delivery );
		const siblings = this.byStore.get( delivery.storeId ) ?? [];
		siblings.push( delivery );
		this.byStore.set( delivery.storeId, siblings );
	}

	/** As if the platform had been restored from an older backup. */
	forgetDelivery( delivery: Delivery ): void {
		this.deliveries.delete( delivery.id );
		this.byHash.delete( delivery.hash );
		const siblings = this.byStore.get( delivery.storeId ) ?? [];
		siblings.splice( siblings.indexOf( delivery ), 1 );
		for ( const id of delivery.taskIds ) {
			this.tasks.delete( id );
		}
	}

	forgetDeliveries(): void {
		for ( const records of [
			this.deliveries,
			this.tasks,
			this.quotes,
			this.byStore,
			this.byHash,
		] ) {
			records.clear();
		}
	}

	forgetEverything(): void {
		this.forgetDeliveries();
		for ( const records of [
			this.stores,
			this.apps,
			this.clients,
			this.tokens,
			this.timeSlots,
			this.addresses,
			this.webhooks,
		] ) {
			records.clear();
		}
		this.counters = { ...FIRST_IDS };
	}

	tasksOf( delivery: Delivery ): Task[] {
		return delivery.taskIds.map( ( id ) => this.need( this.tasks, id ) );
	}

	/** A record that has to exist; when it does not, the server would fall over. */
	need< K, V >( records: ReadonlyMap< K, V >, key: K ): V {
		const record = records.get( key );
		if ( record === undefined ) {
			throw new ServerError( `no record ${ String( key ) }` );
		}
		return record;
	}

	appOf( identifier: string ): App | null {
		for ( const app of this.apps.values() ) {
			if ( app.identifier === identifier ) {
				return app;
			}
		}
		return null;
	}

	record(
		delivery: Delivery,
		what: string,
		more: Partial< HistoryEntry > = {}
	): void {
		const entry = { at: this.clock.now(), what, ...more };
		delivery.history.push( entry );
		this.news.emit( 'delivery', delivery, entry );
	}
}
