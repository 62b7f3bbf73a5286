/**
 * Telephone numbers as the server's libphonenumber reads them.
 */
import {
	parsePhoneNumberWithError,
	type CountryCode,
} from 'libphonenumber-js/max';

export type PhoneReading =
	| { kind: 'none' }
	| { kind: 'number'; e164: string; valid: boolean }
	| { kind: 'unparsable'; reason: string };

const REASONS: Record< string, string > = {
	INVALID_COUNTRY: 'Missing or invalid default region.',
	TOO_SHORT: 'The string supplied is too short to be a phone number.',
	TOO_LONG: 'The string supplied is too long to be a phone number.',
};

/** `false`, null and blanks mean "none"; national numbers are read in one country only. */
export function readPhone( value: unknown, country: string ): PhoneReading {
	if (
		value === false ||
		value === null ||
		value === undefined ||
		( typeof value === 'string' && value.trim() === '' )
	) {
		return { kind: 'none' };
	}
	if ( typeof value !== 'string' ) {
		return { kind: 'unparsable', reason: 'Expected a string.' };
	}
	try {
		const phone = parsePhoneNumberWithError(
			value,
			country.toUpperCase() as CountryCode
		);
		return { kind: 'number', e164: phone.number, valid: phone.isValid() };
	} catch ( error ) {
		const code = error instanceof Error ? error.message : '';
		return {
			kind: 'unparsable',
			reason:
				REASONS[ code ] ??
				'The string supplied did not seem to be a phone number.',
		};
	}
}
