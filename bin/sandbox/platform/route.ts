/**
 * How far and how long a bicycle rides, as the crow would if it had to turn.
 */

export interface Point {
	latitude: number;
	longitude: number;
}

export interface Route {
	/** Metres. */
	distance: number;
	/** Seconds. */
	duration: number;
	polyline: string;
}

const EARTH = 6_371_000;
const DETOUR = 1.3;
const METRES_PER_SECOND = 4.2;

const radians = ( degrees: number ): number => ( degrees * Math.PI ) / 180;

function crow( a: Point, b: Point ): number {
	const half =
		Math.sin( radians( b.latitude - a.latitude ) / 2 ) ** 2 +
		Math.cos( radians( a.latitude ) ) *
			Math.cos( radians( b.latitude ) ) *
			Math.sin( radians( b.longitude - a.longitude ) / 2 ) ** 2;
	return 2 * EARTH * Math.asin( Math.sqrt( half ) );
}

function encodeNumber( value: number ): string {
	let rest = value < 0 ? ( -value << 1 ) - 1 : value << 1;
	let text = '';
	while ( rest >= 0x20 ) {
		text += String.fromCharCode( ( 0x20 | ( rest & 0x1f ) ) + 63 );
		rest >>>= 5;
	}
	return text + String.fromCharCode( rest + 63 );
}

/** Google's encoded polyline format, which the real server answers too. */
function encodePolyline( points: readonly Point[] ): string {
	let latitude = 0;
	let longitude = 0;
	return points
		.map( ( point ) => {
			const lat = Math.round( point.latitude * 1e5 );
			const lng = Math.round( point.longitude * 1e5 );
			const text =
				encodeNumber( lat - latitude ) +
				encodeNumber( lng - longitude );
			latitude = lat;
			longitude = lng;
			return text;
		} )
		.join( '' );
}

export function routeBetween( points: readonly Point[] ): Route {
	if ( points.length <= 1 ) {
		return { distance: 0, duration: 0, polyline: '' };
	}
	let distance = 0;
	points.reduce( ( from, to ) => {
		distance += crow( from, to ) * DETOUR;
		return to;
	} );
	return {
		distance: Math.round( distance ),
		duration: Math.round( distance / METRES_PER_SECOND ),
		polyline: encodePolyline( points ),
	};
}
