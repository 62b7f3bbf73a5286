/**
 * The fault panel: what goes wrong now, presets, and a form for anything else.
 */
import { html, type Html } from './html.ts';

export const faultPanel = (): Html =>
	html`<section class="card" aria-labelledby="faults-title">
		<h2 id="faults-title">Faults</h2>
		<ul class="plain" id="faults"></ul>
		<p id="no-faults" class="soft">None. The platform behaves.</p>
		<form id="preset-form" class="row" style="margin-top: .75rem">
			<label style="flex: 1"
				>Preset<select name="preset" id="preset"></select
			></label>
			<button>Add</button>
		</form>
		<small id="preset-help"></small>
		<details class="fold">
			<summary>Set one by hand</summary>
			<form id="fault-form">
				<div class="fields">
					<label class="wide"
						>What goes wrong<select
							name="kind"
							id="fault-kind"
						></select
					></label>
					<label class="wide"
						>Where<select name="route" id="fault-route"></select
					></label>
				</div>
				<div
					class="fields"
					id="fault-parameters"
					style="margin-top: .6rem"
				></div>
				<div class="fields" style="margin-top: .6rem">
					<label
						>Every nth call<input
							name="every"
							type="number"
							min="1"
							placeholder="all"
					/></label>
					<label
						>At most<input
							name="times"
							type="number"
							min="1"
							placeholder="no limit"
					/></label>
					<label
						>Probability<input
							name="probability"
							type="number"
							min="0"
							max="1"
							step="any"
							placeholder="1"
					/></label>
					<label
						>Only if it contains<input
							name="having"
							placeholder="a marker"
					/></label>
				</div>
				<p class="error" id="fault-error" role="alert" hidden></p>
				<div class="row" style="margin-top: .75rem">
					<button class="primary">Set fault</button>
					<button type="button" id="faults-clear">Clear all</button>
				</div>
			</form>
		</details>
	</section>`;
