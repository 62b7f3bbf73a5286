/**
 * "This shipping method goes there" as rules: one per method, found again by its only condition.
 */
import type { ZoneMethod } from '../../boot.ts';
import type { Rule } from '../../types.ts';

type Method = Pick< ZoneMethod, 'method' | 'instance' >;

export const methodKey = ( { method, instance }: Method ): string =>
	`${ method }:${ instance }`;

const isAbout = ( rule: Rule, key: string ): boolean => {
	const [ only ] = rule.when;
	return (
		rule.when.length === 1 &&
		only?.field === 'shipping_method' &&
		only.op === 'is' &&
		only.value === key
	);
};

/** The connection a method's own rule names; null when it has none. */
export function connectionOf( rules: Rule[], method: Method ): number | null {
	const rule = rules.find(
		( one ) => one.enabled && isAbout( one, methodKey( method ) )
	);
	return rule && 'connection_id' in rule.then
		? rule.then.connection_id
		: null;
}

export function routed(
	rules: Rule[],
	method: Method & Pick< ZoneMethod, 'title' >,
	connection: number | null
): Rule[] {
	const key = methodKey( method );
	const others = rules.filter( ( rule ) => ! isAbout( rule, key ) );
	if ( connection === null ) {
		return others;
	}
	const mine: Rule = {
		...( rules.find( ( rule ) => isAbout( rule, key ) ) ?? {
			id: `method-${ method.method }-${ method.instance }`,
			name: method.title,
			when: [ { field: 'shipping_method', op: 'is', value: key } ],
			parcel: 'main',
		} ),
		enabled: true,
		then: { connection_id: connection },
	};
	// It stays where it stood; a new one comes last, behind what the merchant ordered by hand.
	const place = rules.findIndex( ( rule ) => isAbout( rule, key ) );
	return place < 0
		? [ ...rules, mine ]
		: rules.map( ( rule, at ) => ( at === place ? mine : rule ) );
}
