/**
 * Numbers as the page's language writes them.
 */
const language = () => document.documentElement.lang || 'en';

export function numberWords( value: number ): string {
	try {
		return new Intl.NumberFormat( language() ).format( value );
	} catch {
		return String( value );
	}
}

/** @param cents In the smallest unit of the currency. */
export function moneyWords( cents: number, currency: string ): string {
	try {
		const format = new Intl.NumberFormat( language(), {
			style: 'currency',
			currency,
		} );
		const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
		return format.format( cents / 10 ** digits );
	} catch {
		return `${ cents / 100 } ${ currency }`;
	}
}
