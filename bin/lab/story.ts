/**
 * One order's way from the checkout to the customer's door, told as it happens.
 */
import type { AdminApi } from './admin-api.ts';
import type { Order } from './checkout.ts';
import { asJson, asList, asText, type Json } from './json.ts';
import { PlainError } from './plain-error.ts';
import type { Platform } from './platform.ts';
import {
	BUTTONS,
	hasReached,
	happenedAt,
	standing,
	STAGES,
	WORDS,
	type StoryStage,
} from './story-stages.ts';
import { until } from './wait.ts';

export interface Step {
	stage: StoryStage;
	/** When it happened, by the plugin's journal. */
	at: string;
	/** Milliseconds from the checkout until the shop's REST showed it. */
	ms: number;
}

export interface Story {
	order: { id: number; number: string };
	delivery: { id: number; remote_id: string; tracking_url: string };
	marker: string;
	stages: Step[];
}

export interface Telling {
	api: AdminApi;
	platform: Platform;
	placeOrder: () => Promise< Order >;
	timeoutMs: number;
	say: ( line: string ) => void;
	/** Grows as the story goes on, so that a story cut short still shows how far it came. */
	stages: Step[];
}

/** Found once by its order, then read by its own number. */
async function readDelivery(
	api: AdminApi,
	orderId: number,
	known: Json | null
): Promise< Json | null > {
	const [ row ] = known
		? [ known ]
		: asList(
				await api.get( `wc-pedal/v1/deliveries?order_id=${ orderId }` )
			);
	return row
		? asJson(
				await api.get( `wc-pedal/v1/deliveries/${ asText( row.id ) }` )
			)
		: null;
}

/** The money is due or in: what the shop calls a paid order. */
async function paidAt( api: AdminApi, id: number ): Promise< string > {
	const order = asJson( await api.get( `wc/v3/orders/${ id }` ) );
	if ( order.status !== 'processing' ) {
		throw new PlainError(
			`Order ${ id } is not paid: it is ${ asText( order.status ) }.`
		);
	}
	const at = asText( order.date_paid_gmt ?? order.date_created_gmt );
	return at && `${ at }Z`;
}

class Teller {
	private last: Json | null = null;
	private readonly since = Date.now();

	constructor( private readonly telling: Telling ) {}

	tell( stage: StoryStage, at: string ): void {
		const step = {
			stage,
			at: at || new Date().toISOString(),
			ms: Date.now() - this.since,
		};
		this.telling.stages.push( step );
		const seconds = ( step.ms / 1000 ).toFixed( 1 ).padStart( 6 );
		this.telling.say( `  ${ seconds } s  ${ WORDS[ stage ] }` );
	}

	async reach( orderId: number, stage: StoryStage ): Promise< Json > {
		const { api, timeoutMs } = this.telling;
		try {
			const delivery = await until(
				WORDS[ stage ],
				timeoutMs,
				async () => {
					this.last = await readDelivery( api, orderId, this.last );
					return this.last && hasReached( this.last, stage )
						? this.last
						: null;
				}
			);
			this.tell( stage, happenedAt( delivery, stage ) );
			return delivery;
		} catch ( error ) {
			const seen = this.last
				? standing( this.last )
				: 'the plugin planned no delivery for it';
			const why =
				error instanceof PlainError ? error.message : String( error );
			throw new PlainError(
				`Order ${ orderId } never became "${ WORDS[ stage ] }": ${ seen }. ${ why }`
			);
		}
	}
}

export async function tellStory( telling: Telling ): Promise< Story > {
	const teller = new Teller( telling );
	const order = await telling.placeOrder();
	teller.tell( 'paid', await paidAt( telling.api, order.id ) );
	let delivery: Json = {};
	for ( const stage of STAGES.slice( 1 ) ) {
		delivery = await teller.reach( order.id, stage );
		if ( stage in BUTTONS ) {
			const remote =
				asText( delivery.remote_id ).split( '/' ).pop() ?? '';
			await telling.platform.press(
				remote,
				BUTTONS[ stage as keyof typeof BUTTONS ]
			);
		}
	}
	return {
		order: { id: order.id, number: order.number },
		delivery: {
			id: Number( delivery.id ),
			remote_id: asText( delivery.remote_id ),
			tracking_url: asText( delivery.tracking_url ),
		},
		marker: asText( delivery.marker ),
		stages: telling.stages,
	};
}
