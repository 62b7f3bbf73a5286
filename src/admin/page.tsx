/**
 * The desk: what stands in the way, the tabs, and the screen that is open.
 */
import { lazy, Suspense } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { MouseEvent } from 'react';
import { Banners } from './banners/index.ts';
import { addressWith, useRoute } from './hooks/use-route.ts';
import { Snackbars } from './hooks/use-snackbar.tsx';
import { EngineStatus } from './hooks/use-status.tsx';
import { isAnythingUnsaved } from './hooks/use-unsaved.ts';
import { mayOpen, openTab, TABS, tabWord, type Tab } from './tabs.ts';
import { Empty, Mishap, Skeleton } from './ui/index.ts';

const SCREENS = {
	board: lazy( async () => ( {
		default: (
			await import(
				/* webpackChunkName: "board" */ './deliveries/index.ts'
			)
		).Board,
	} ) ),
	setup: lazy( async () => ( {
		default: (
			await import( /* webpackChunkName: "setup" */ './setup/index.ts' )
		).Setup,
	} ) ),
	connections: lazy( async () => ( {
		default: (
			await import(
				/* webpackChunkName: "connections" */ './connections/index.ts'
			)
		).Connections,
	} ) ),
	rules: lazy( async () => ( {
		default: (
			await import( /* webpackChunkName: "rules" */ './rules/index.ts' )
		).Rules,
	} ) ),
	health: lazy( async () => ( {
		default: (
			await import( /* webpackChunkName: "health" */ './health/index.ts' )
		).Health,
	} ) ),
	settings: lazy( async () => ( {
		default: (
			await import(
				/* webpackChunkName: "settings" */ './settings/index.ts'
			)
		).Settings,
	} ) ),
} satisfies Record< Tab, unknown >;

export function DeliveriesPage() {
	const route = useRoute();
	const tab = openTab( route.get( 'tab' ) );
	return (
		<Snackbars>
			<EngineStatus>
				<Banners />
				<Tabs open={ tab } />
				<Mishap key={ tab }>
					<Suspense fallback={ <Skeleton lines={ 6 } /> }>
						<Screen tab={ tab } />
					</Suspense>
				</Mishap>
			</EngineStatus>
		</Snackbars>
	);
}

function Screen( { tab }: { tab: Tab } ) {
	if ( ! mayOpen( tab ) ) {
		return (
			<Empty
				title={ __( 'This is not for your account.', 'pedal-bridge' ) }
			>
				<p>
					{ __(
						'Ask a shop manager to change connections, rules or settings.',
						'pedal-bridge'
					) }
				</p>
			</Empty>
		);
	}
	const Open = SCREENS[ tab ];
	return <Open />;
}

const isPlainClick = ( event: MouseEvent ) =>
	event.button === 0 &&
	! event.metaKey &&
	! event.ctrlKey &&
	! event.shiftKey;

function Tabs( { open }: { open: Tab } ) {
	const { go } = useRoute();
	const follow = ( tab: Tab ) => ( event: MouseEvent ) => {
		if ( isPlainClick( event ) && ! isAnythingUnsaved() ) {
			event.preventDefault();
			go( { tab, ...NOTHING_OPEN } );
		}
	};
	return (
		<nav
			className="nav-tab-wrapper pedal-tabs"
			aria-label={ __( 'Deliveries', 'pedal-bridge' ) }
		>
			{ TABS.filter( mayOpen ).map( ( tab ) => (
				<a
					key={ tab }
					href={ addressWith( { tab, ...NOTHING_OPEN } ) }
					className={ `nav-tab ${ tab === open ? 'nav-tab-active' : '' }` }
					aria-current={ tab === open ? 'page' : undefined }
					onClick={ follow( tab ) }
				>
					{ tabWord( tab ) }
				</a>
			) ) }
		</nav>
	);
}

/** What one screen keeps in the address means nothing to the next. */
const NOTHING_OPEN = {
	delivery: '',
	state: '',
	stage: '',
	search: '',
	in: '',
	days: '',
	paged: '',
	step: '',
};
