/**
 * The dispatcher's page: deliveries live, with everything one may do to them.
 */
import { ACTIONS } from '../control/actions.ts';
import type { Instance } from '../platform/instance.ts';
import { BOARD_SCRIPT } from './board-script.ts';
import { CORE_SCRIPT } from './core-script.ts';
import { FAULTS_SCRIPT } from './faults-script.ts';
import { faultPanel } from './fault-panel.ts';
import { html, type Html } from './html.ts';
import { layout } from './layout.ts';
import { PANELS_SCRIPT } from './panels-script.ts';
import { DISPATCH_STYLES } from './styles.ts';

const corner = (): Html =>
	html`<div class="clock">
		<span id="live" class="live">connecting</span>
		<time id="clock">--:--</time>
		<button type="button" class="small" id="clock-open">Set clock</button>
	</div>`;

const clockDialog = (): Html =>
	html`<dialog id="clock-dialog" aria-labelledby="clock-title">
		<form method="dialog">
			<h2 id="clock-title">The platform's clock</h2>
			<p class="soft">
				<small
					>Tokens, time slots and list lag follow it. Work that is due
					by then happens at once.</small
				>
			</p>
			<p>
				<label
					>Time at the platform<input
						type="datetime-local"
						id="clock-now"
				/></label>
			</p>
			<div class="row">
				<button type="button" data-advance="900">+15 min</button>
				<button type="button" data-advance="3600">+1 hour</button
				><button type="button" data-advance="86400">+1 day</button>
			</div>
			<p>
				<label class="check"
					><input type="checkbox" id="clock-frozen" />Stand
					still</label
				>
			</p>
			<p class="error" id="clock-error" role="alert" hidden></p>
			<div class="row">
				<button type="button" class="primary" id="clock-set">
					Set
				</button>
				<button type="button" id="clock-real">Real time</button
				><button class="quiet">Close</button>
			</div>
		</form>
	</dialog>`;

const sidebar = (): Html =>
	html`<aside aria-label="Controls">
		<section class="card" aria-labelledby="courier-title">
			<h2 id="courier-title">Courier</h2>
			<form id="courier-form" class="row">
				<label style="flex: 1"
					>Seconds a stage<input
						type="number"
						id="courier-seconds"
						min="0.1"
						max="3600"
						step="any"
						value="2"
				/></label>
				<button id="courier-button" aria-pressed="false">Ride</button>
			</form>
			<small id="courier-text">Rests. Move deliveries by hand.</small>
		</section>
		${ faultPanel() }
		<section class="card" aria-labelledby="stores-title">
			<h2 id="stores-title">Stores</h2>
			<ul class="plain" id="stores"></ul>
		</section>
		<section class="card" aria-labelledby="traffic-title">
			<h2 id="traffic-title">Traffic</h2>
			<ul class="plain" id="requests" aria-label="Latest requests"></ul>
			<dl id="traffic" style="margin-top: .75rem"></dl>
		</section>
	</aside>`;

export function dispatchPage( instance: Instance ): string {
	const script = `const ACTIONS = ${ JSON.stringify( ACTIONS ) };`;
	return layout( instance, {
		title: 'Dispatch',
		here: 'dispatch',
		styles: DISPATCH_STYLES,
		script: [
			script,
			CORE_SCRIPT,
			BOARD_SCRIPT,
			PANELS_SCRIPT,
			FAULTS_SCRIPT,
		].join( '\n' ),
		corner: corner(),
		body: html`<div class="grid">
				<section aria-labelledby="title">
					<div class="head">
						<h1 id="title">
							Deliveries <small id="count"></small>
						</h1>
						<label class="search"
							><span class="hidden">Search deliveries</span>
							<input
								type="search"
								id="search"
								placeholder="Search"
						/></label>
					</div>
					<div class="card table">
						<table>
							<thead>
								<tr>
									<th scope="col">No.</th>
									<th scope="col">To</th>
									<th scope="col">Window</th>
									<th scope="col">Stage</th>
									<th scope="col">
										<span class="hidden">Actions</span>
									</th>
								</tr>
							</thead>
							<tbody id="board"></tbody>
						</table>
						<p class="empty" id="empty" hidden></p>
					</div>
					<div class="pager" id="pager" hidden>
						<button type="button" class="small" id="newer">
							Newer
						</button>
						<span id="page"></span
						><button type="button" class="small" id="older">
							Older
						</button>
					</div>
				</section>
				${ sidebar() }
			</div>
			${ clockDialog() }
			<div id="toast" role="status" aria-live="polite"></div>`,
	} );
}
