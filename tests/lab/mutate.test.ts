/**
 * Mutations are made and judged as they should be: a text that moved on is told, and a test that never ran has caught nothing.
 */
import { mutated } from '../../bin/mutate/mutation.ts';
import { mutations } from '../../bin/mutate/mutations.ts';
import { isOf, readTests } from '../../bin/mutate/probe.ts';

const REPORT = `<?xml version="1.0"?><testsuites><testsuite name="wordpress" tests="3">
<testcase name="test_a" file="A.php" line="1" class="Pedal\\Tests\\ATest" assertions="1" time="0.1"/>
<testcase name="test_b with data set &quot;C03: 502&quot;" class="Pedal\\Tests\\ATest" time="0.1"><failure type="x">No.</failure></testcase>
<testcase name="test_c" class="Pedal\\Tests\\ATest" time="0.1"><error type="x">Oh.</error></testcase>
</testsuite></testsuites>`;

test( 'a text is replaced when it stands there once, and only then', () => {
	const edit = { file: 'a', search: 'b', replace: '$&' };
	expect( mutated( 'abc', edit ) ).toBe( 'a$&c' );
	expect( mutated( 'ac', edit ) ).toBeNull();
	expect( mutated( 'abcb', edit ) ).toBeNull();
} );

test( 'red tests are read from the report, data sets with their names', () => {
	const { ran, red } = readTests( REPORT );
	expect( ran ).toHaveLength( 3 );
	expect( red.filter( isOf( 'ATest::test_b' ) ) ).toHaveLength( 1 );
	expect( red ).toContain( 'ATest::test_c' );
	expect( red.some( isOf( 'ATest::test_a' ) ) ).toBe( false );
	expect( ran.some( isOf( 'ATest::test' ) ) ).toBe( false );
} );

test( 'without a report nothing ran', () => {
	expect( readTests( '' ) ).toEqual( { ran: [], red: [] } );
} );

test( 'every row that must have a mutation has one', () => {
	const rows =
		'A27 B01 B11 B12 B14 B15 C02 C09 C13 C22 C27 C30 C45 C46 C47 E07 E18 E21 F14 G02 G06 I01 I03';
	expect(
		[ ...new Set( mutations.map( ( { row } ) => row ) ) ].sort()
	).toEqual( rows.split( ' ' ) );
} );
