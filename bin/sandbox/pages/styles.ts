/**
 * One calm light style for every page of the sandbox.
 */

export const STYLES = `
:root {
	--ink: #1f2a27; --soft: #5a6864; --line: #e2e0d8; --paper: #fff; --ground: #f6f5f0;
	--accent: #1c6b58; --accent-soft: #e5f0ec; --danger: #a3312a; --danger-soft: #f9e9e7;
	--blue: #23588f; --blue-soft: #e6eef7; --amber: #7a5300; --amber-soft: #faf0d9;
}
* { box-sizing: border-box } [hidden] { display: none !important }
body { margin: 0; color: var(--ink); background: var(--ground); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif }
h1, h2 { margin: 0; line-height: 1.25; font-weight: 650 }
h1 { font-size: 1.35rem } h2 { font-size: 1rem }
p { margin: 0 0 .75rem } small, .soft { color: var(--soft) } small { font-size: .8125rem }
a { color: var(--accent) }
code { font: .8125rem/1.4 ui-monospace, "SF Mono", Menlo, monospace; overflow-wrap: anywhere }
:focus-visible { outline: 3px solid #3f8efc; outline-offset: 2px; border-radius: 6px }
.skip { position: absolute; left: -999px } .skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .25rem .5rem; z-index: 9 }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }

.top { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; padding: .75rem 1.5rem; background: var(--paper); border-bottom: 1px solid var(--line) }
.brand { font-weight: 650 } .brand small { font-weight: 400; margin-left: .35rem }
.top nav { display: flex; gap: .25rem; flex: 1 }
.top nav a { padding: .3rem .7rem; border-radius: 999px; color: var(--ink); text-decoration: none }
.top nav a:hover { background: var(--ground) } .top nav a[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 600 }
main { max-width: 90rem; margin: 0 auto; padding: 1.25rem 1.5rem 3rem }
.head { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; justify-content: space-between; margin-bottom: 1rem }

.card { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1rem 1.125rem; margin-bottom: 1rem }
.card > h2 { margin-bottom: .6rem }
.grid { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr) 21rem; align-items: start }

button, .button, select, input:not([type=checkbox]) { font: inherit; color: inherit; min-height: 2.25rem; padding: .3rem .7rem; border: 1px solid #cbc9bf; border-radius: 8px; background: var(--paper); max-width: 100% }
button, .button { cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; gap: .35rem; white-space: nowrap }
button:hover, .button:hover { background: var(--ground); border-color: #b5b3a8 }
button:disabled { opacity: .5; cursor: default }
.primary { background: var(--accent); border-color: var(--accent); color: #fff } .primary:hover { background: #14533f; border-color: #14533f }
.next { background: var(--accent-soft); border-color: transparent; color: var(--accent); font-weight: 600 } .next:hover { background: #d6e8e1; border-color: transparent }
.danger { color: var(--danger) } .quiet { border-color: transparent; background: none }
.small { min-height: 1.9rem; padding: .1rem .6rem; font-size: .875rem }
label { display: block; font-size: .8125rem; color: var(--soft) }
label > select, label > input:not([type=checkbox]) { display: block; width: 100%; margin-top: .15rem; color: var(--ink); font-size: .9375rem }
label.check { display: flex; gap: .5rem; align-items: center; color: var(--ink); font-size: .9375rem; min-height: 1.9rem }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end }
.fields { display: grid; gap: .6rem; grid-template-columns: 1fr 1fr } .fields .wide { grid-column: 1 / -1 }
.error { color: var(--danger); font-size: .875rem; margin: .5rem 0 0 }

.pill { display: inline-block; padding: .05rem .6rem; border-radius: 999px; font-size: .8125rem; white-space: nowrap; background: #eeece5; color: #4a5350 }
.pill.assigned, .pill.fetching { background: var(--blue-soft); color: var(--blue) }
.pill.picked-up, .pill.on-its-way { background: var(--amber-soft); color: var(--amber) }
.pill.delivered { background: var(--accent-soft); color: var(--accent) }
.pill.failed { background: var(--danger-soft); color: var(--danger) }
.pill.cancelled { text-decoration: line-through }

table { width: 100%; border-collapse: collapse }
th { text-align: left; font-size: .8125rem; font-weight: 600; color: var(--soft); padding: .4rem .75rem; border-bottom: 1px solid var(--line) }
td { padding: .6rem .75rem; border-bottom: 1px solid var(--line); vertical-align: middle }
tr:last-child td { border-bottom: 0 }
.table { padding: .25rem 0 } .table .empty { padding: 2.5rem 1rem; text-align: center; color: var(--soft); margin: 0 }
dl { display: grid; grid-template-columns: auto 1fr; gap: .15rem .75rem; margin: 0 } dt { color: var(--soft) } dd { margin: 0; text-align: right }
ul.plain { list-style: none; margin: 0; padding: 0 } ul.plain li { padding: .5rem 0; border-bottom: 1px solid var(--line) } ul.plain li:last-child { border: 0; padding-bottom: 0 }

@media (max-width: 62rem) { .grid { grid-template-columns: minmax(0, 1fr) } }
@media (max-width: 47rem) {
	main, .top { padding-left: .9rem; padding-right: .9rem }
	table, tbody, tr, td { display: block } thead { display: none }
	tr { padding: .75rem 1rem; border-bottom: 1px solid var(--line) } tr:last-child { border-bottom: 0 }
	td { padding: .15rem 0; border: 0 } td:empty { display: none }
	#board td:nth-child(3) small, #board td:nth-child(4) small { display: inline; margin-left: .4rem }
	td[data-label]::before { content: attr(data-label) " "; color: var(--soft); font-size: .8125rem }
}
@media (prefers-reduced-motion: no-preference) { tr.fresh td { animation: fresh 1.6s } @keyframes fresh { from { background: #f0f7e6 } } }
`;

/** Only the dispatcher's page needs these. */
export const DISPATCH_STYLES = `
.clock { display: flex; gap: .6rem; align-items: center; font-variant-numeric: tabular-nums }
.who { font-weight: 600 } td small { display: block }
.actions { display: flex; gap: .35rem; justify-content: flex-end; align-items: center }
details.menu { position: relative }
details.menu > summary { list-style: none; cursor: pointer; display: flex; align-items: center; padding: .1rem .55rem; border-radius: 8px; border: 1px solid transparent; min-height: 1.9rem; font-size: .9rem }
details.menu > summary::-webkit-details-marker { display: none } details.menu > summary:hover { background: var(--ground) }
details.menu > div { position: absolute; right: 0; z-index: 3; min-width: 10rem; padding: .35rem; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; box-shadow: 0 8px 24px rgb(31 42 39 / .14) }
details.menu button { width: 100%; border: 0; justify-content: flex-start }
.search { width: 16rem }
#requests li { display: grid; grid-template-columns: 1fr auto 3.6rem; gap: 0 .5rem; border: 0; padding: .3rem 0; font-size: .8125rem } #requests li span:first-child { overflow-wrap: anywhere }
#requests .bad { color: var(--danger) } #requests .ms { color: var(--soft); text-align: right } #requests .why { grid-column: 1 / -1; color: var(--soft) } .pager { display: flex; gap: .5rem; align-items: center; justify-content: flex-end }
.fault { display: grid; grid-template-columns: 1fr auto; gap: .1rem .5rem } .fault small { grid-column: 1 / -1; overflow-wrap: anywhere }
.key { display: flex; gap: .4rem; align-items: center; justify-content: space-between }
details.fold > summary { cursor: pointer; color: var(--accent); padding: .25rem 0 }
dialog { border: 1px solid var(--line); border-radius: 14px; padding: 1.25rem; width: min(24rem, calc(100vw - 2rem)); color: inherit }
dialog::backdrop { background: rgb(31 42 39 / .3) }
#toast { position: fixed; left: 1.25rem; bottom: 1.25rem; max-width: calc(100vw - 2.5rem); padding: .6rem 1rem; border-radius: 10px; background: #22302c; color: #fff; opacity: 0; transition: opacity .2s; pointer-events: none }
#toast.on { opacity: 1 } #toast.bad { background: var(--danger) }
.live { display: inline-flex; gap: .4rem; align-items: center; font-size: .8125rem; color: var(--soft) }
.live::before { content: ""; width: .5rem; height: .5rem; border-radius: 50%; background: #c9c6ba } .live.on::before { background: #3c9a7d }
@media (max-width: 47rem) { .actions { justify-content: flex-start; padding-top: .35rem } .search { width: 100% } details.menu > div { right: auto; left: 0 } .clock { flex-wrap: wrap } }
`;
