/**
 * What is delivered: what needs a person first, every state in words, and where each stands.
 */
import { useState } from '@wordpress/element';
import { connections } from '../calls.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useRoute } from '../hooks/use-route.ts';
import { Failure, Skeleton } from '../ui/index.ts';
import { BulkBar } from './bulk-bar.tsx';
import { OpenDrawer } from './open-drawer.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Lists } from './lists.tsx';
import { Newcomers } from './newcomers.tsx';
import { Nothing } from './nothing.tsx';
import { Pages } from './pages.tsx';
import { filtersFrom } from './query.ts';
import { SendOrder } from './send-order.tsx';
import { StatementLine } from './statement-line.tsx';
import { Table } from './table.tsx';
import { useBoard } from './use-board.ts';

export function Board() {
	const { get, go } = useRoute();
	const filters = filtersFrom( get );
	const known = useResource( 'connections', connections.all );
	const board = useBoard( filters );
	const [ selected, select ] = useState< ReadonlySet< number > >( new Set() );
	const { page, view } = board;
	return (
		<div className="pedal-board">
			<div className="pedal-board__head">
				<StatementLine />
				<SendOrder
					connections={ known.data ?? [] }
					sent={ ( delivery ) => {
						void page.refresh();
						go( { delivery: String( delivery.id ) } );
					} }
				/>
			</div>
			<Lists open={ filters.list } />
			<FilterBar filters={ filters } connections={ known.data ?? [] } />
			<Failure error={ page.error } again={ page.refresh } />
			{ page.status === 'loading' && <Skeleton lines={ 8 } /> }
			{ page.status === 'ready' && view && (
				<>
					<BulkBar
						rows={ view.rows }
						selected={ selected }
						select={ select }
						took={ board.took }
					/>
					<Newcomers
						count={ view.newcomers }
						show={ board.showNewcomers }
					/>
					{ view.rows.length > 0 ? (
						<Table
							view={ view }
							connections={ known.data ?? [] }
							selected={ selected }
							select={ select }
							took={ board.took }
						/>
					) : (
						<Nothing
							filters={ filters }
							isConnected={ known.data?.length !== 0 }
						/>
					) }
					<Pages page={ filters.page } of={ page.data } />
				</>
			) }
			<OpenDrawer connections={ known.data ?? [] } took={ board.took } />
		</div>
	);
}
