/**
 * The public tracking page: addresses and deadlines, no names, no phone numbers.
 */
import { errorPage, htmlReply, type Reply } from '../api/message.ts';
import type { Instance } from '../platform/instance.ts';
import { message } from '../platform/messages.ts';
import type { Delivery, Task } from '../platform/model.ts';
import { Html, html } from './html.ts';

const PATH = /^\/([a-z]{2})\/pub\/d\/([^/]*)$/;

const STYLE = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1d2b28; background: #f6f7f4 }
main { max-width: 36rem; margin: 0 auto; padding: 2rem 1.25rem }
h1 { font-size: 1.25rem }
ol { list-style: none; margin: 0; padding: 0 0 0 1.25rem; border-left: 2px solid #2e7d6b }
li { padding: 0 0 1.5rem } li:last-child { padding: 0 }
small { color: #5b6b67 }`;

function page(
	instance: Instance,
	delivery: Delivery,
	ends: readonly Task[]
): string {
	const { locale, timezone, brandName } = instance.settings;
	const format = new Intl.DateTimeFormat( locale, {
		timeZone: timezone,
		dateStyle: 'short',
		timeStyle: 'short',
	} );
	const title = message( locale, 'tracking', {
		number: delivery.order.number,
	} );
	const stops = ends.map( ( task ) => {
		const { streetAddress } = instance.need(
			instance.addresses,
			task.addressId
		);
		return html`<li>
			${ streetAddress }<br /><small
				>${ format.format( task.before ) }</small
			>
		</li>`;
	} );
	return html`<!DOCTYPE html>
		<html lang="${ locale }">
			<head>
				<meta charset="UTF-8" />
				<meta
					name="viewport"
					content="width=device-width, initial-scale=1"
				/>
				<title>${ title } - ${ brandName }</title>
				<link rel="icon" href="data:," />
				<style>
					${ new Html( STYLE ) }
				</style>
			</head>
			<body>
				<main>
					<h1>${ title }</h1>
					<ol>
						${ stops }
					</ol>
				</main>
			</body>
		</html>`.text;
}

/** Null for paths that are no tracking link; 400 for a hash that cannot be one. */
export function trackingReply(
	instance: Instance,
	path: string
): Reply | null {
	const hash = PATH.exec( path )?.[ 2 ];
	if ( hash === undefined ) {
		return null;
	}
	if ( ! /^[A-Za-z0-9]{8,}$/.test( hash ) ) {
		return errorPage( 400 );
	}
	const delivery = instance.deliveryByHash( hash );
	if ( ! delivery ) {
		return errorPage( 404 );
	}
	const tasks = instance.tasksOf( delivery );
	const pickup = tasks.find( ( { type } ) => type === 'PICKUP' );
	const dropoff = tasks.findLast( ( { type } ) => type === 'DROPOFF' );
	const ends = [ pickup, dropoff ].flatMap( ( task ) => task ?? [] );
	return htmlReply( 200, page( instance, delivery, ends ) );
}
