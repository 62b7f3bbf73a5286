/**
 * What plugin/src/Admin/Boot.php hands to the page before any request.
 */
export interface Choice {
	value: string;
	label: string;
}

export interface ZoneMethod {
	method: string;
	instance: number;
	title: string;
	enabled: boolean;
	/** Only for our own method: the connection its instance names. */
	connection: number | null;
}

export interface Zone {
	id: number;
	name: string;
	methods: ZoneMethod[];
}

export interface Vocabulary {
	statuses: Choice[];
	gateways: Choice[];
	zones: Zone[];
	shippingClasses: Choice[];
	roles: Choice[];
	countries: Choice[];
	currency: string;
}

export interface Boot {
	buildUrl: string;
	pageUrl: string;
	/** With `%d` for the order's id. */
	orderUrl: string;
	/** An IANA name or an offset, as WordPress has it. */
	timezone: string;
	homeUrl: string;
	version: string;
	may: { manage: boolean; permalinks: boolean };
	loopback: boolean;
	/** Why nothing at all is sent; for a copied shop with its old and new address. */
	standstill: {
		code: string;
		message: string;
		hint: string;
		from: string;
		to: string;
	} | null;
	setupDone: boolean;
	/** Deliveries that wait for a person. */
	needsYou: number;
	vocabulary: Vocabulary;
	user: { id: number; name: string };
	restKeysUrl: string;
	shippingUrl: string;
}

declare global {
	interface Window {
		pedalAdmin?: Partial< Boot >;
	}
}

const NOTHING: Boot = {
	buildUrl: '',
	pageUrl: 'admin.php?page=wc-pedal',
	orderUrl: 'admin.php?page=wc-orders&action=edit&id=%d',
	timezone: 'UTC',
	homeUrl: '',
	version: '',
	may: { manage: false, permalinks: false },
	loopback: false,
	standstill: null,
	setupDone: false,
	needsYou: 0,
	vocabulary: {
		statuses: [],
		gateways: [],
		zones: [],
		shippingClasses: [],
		roles: [],
		countries: [],
		currency: '',
	},
	user: { id: 0, name: '' },
	restKeysUrl: '',
	shippingUrl: '',
};

/** The order screen gets a part of it; what is missing is empty rather than undefined. */
export const boot = (): Boot => ( { ...NOTHING, ...window.pedalAdmin } );

export const orderUrl = ( id: number ): string =>
	boot().orderUrl.replace( '%d', String( id ) );
