// The styles of a report: light, dark, narrow and print.

export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --ground: #fff; --panel: #f5f6f8; --line: #d0d7de; --good: #0b6b3a; --bad: #b3261e; --look: #7a5200; --grey: #5f6871; --on: #fff; font: 15px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a3acb5; --ground: #14171a; --panel: #1c2126; --line: #3a424a; --good: #66d19e; --bad: #ff8a80; --look: #f0c060; --grey: #9aa4ad; --on: #14171a; } }
* { box-sizing: border-box; }
body { margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: var(--ink); background: var(--ground); }
h1 { font-size: 1.3rem; margin: 0 0 .6rem; overflow-wrap: anywhere; } h2 { font-size: 1.05rem; margin: 1.8rem 0 .5rem; } h3 { font-size: .95rem; margin: 0 0 .4rem; overflow-wrap: anywhere; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.verdict { font-size: 1.15rem; font-weight: 600; border-left: 6px solid; padding: .5rem .8rem; margin: 0; background: var(--panel); overflow-wrap: anywhere; }
.good, .passed { color: var(--good); } .bad, .failed { color: var(--bad); } .skipped, .soft { color: var(--soft); }
.facts { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; margin: .8rem 0 0; } .facts div { display: flex; gap: .5rem; min-width: 0; } .facts dt { flex: none; }
.dot { flex: none; display: inline-grid; place-items: center; width: 1.7rem; height: 1.7rem; border-radius: 50%; color: var(--on); font-weight: 700; line-height: 1; }
.dot.passed { background: var(--good); } .dot.failed { background: var(--bad); } .dot.skipped { background: var(--grey); }
.path { list-style: none; margin: 0; padding: 0; }
ol.path { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: 1rem 0; }
ol.path li { position: relative; text-align: center; font-size: .85rem; padding: 0 .3rem; color: var(--ink); } ol.path .station { display: block; margin-top: .2rem; } ol.path .failed .station { font-weight: 700; }
ol.path li::before { content: ""; position: absolute; top: .8rem; left: 0; width: 100%; border-top: 3px solid var(--line); } ol.path li:first-child::before { left: 50%; width: 50%; } ol.path li:last-child::before { width: 50%; } .path .dot { position: relative; }
table { border-collapse: collapse; width: 100%; margin-top: 1rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.steps td:first-child, .steps td:nth-child(3), .checks td:nth-child(2) { white-space: nowrap; }
table.lanes { margin-top: 0; } table.lanes thead th { font-weight: 400; font-size: .85rem; color: var(--soft); } table.lanes td, table.lanes th { vertical-align: middle; } table.lanes td { font-size: .8rem; color: var(--soft); }
.problem { border-left: 5px solid var(--grey); background: var(--panel); padding: .6rem .9rem; margin: .7rem 0; break-inside: avoid; }
.problem.error { border-color: var(--bad); } .problem.warning { border-color: var(--look); } .severity { font-size: .8rem; font-weight: 700; color: var(--soft); margin-right: .3rem; } .error .severity { color: var(--bad); } .warning .severity { color: var(--look); }
.problem code { font-weight: 400; color: var(--soft); margin-left: .4rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem .9rem; margin: 0; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; } dd ul { margin: 0; padding-left: 1.1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--panel); border: 1px solid var(--line); padding: .6rem; font: 12.5px/1.45 ui-monospace, monospace; }
details { margin: .4rem 0; } summary { cursor: pointer; overflow-wrap: anywhere; font: 13px/1.6 ui-monospace, monospace; } details.lane > summary { font: inherit; }
table.checks { margin: .2rem 0 1rem 1.1rem; width: calc(100% - 1.1rem); } table.checks th { font-weight: 400; width: 30%; }
@media (max-width: 40rem) {
  body { margin: 1rem auto; }
  ol.path { display: block; } ol.path li { display: flex; gap: .7rem; align-items: center; text-align: left; padding: .25rem 0; font-size: .95rem; } ol.path .station { margin: 0; }
  ol.path li::before, ol.path li:first-child::before, ol.path li:last-child::before { left: .8rem; width: 0; border-top: 0; border-left: 3px solid var(--line); top: 0; height: 100%; } ol.path li:first-child::before { top: 50%; height: 50%; } ol.path li:last-child::before { height: 50%; }
  .steps thead, table.lanes thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .steps tr, .checks tr, table.lanes tr { display: block; border-bottom: 1px solid var(--line); padding: .4rem 0; } .steps td, .steps th, .checks td, .checks th, table.lanes th { display: block; border: 0; padding: 0; width: auto; } .steps td:first-child { display: none; }
  table.lanes td { display: inline-flex; align-items: center; gap: .3rem; border: 0; padding: .3rem .8rem .3rem 0; } table.lanes td.none { display: none; } table.lanes td::after { content: attr(data-head); color: var(--ink); }
  dl:not(.facts) { grid-template-columns: minmax(0, 1fr); } table.checks { margin-left: 0; width: 100%; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --ground: #fff; --panel: #fff; --line: #999; --good: #0b6b3a; --bad: #b3261e; --look: #7a5200; --grey: #5f6871; --on: #fff; }
  body { margin: 0; max-width: none; font-size: 10pt; } .dot { print-color-adjust: exact; -webkit-print-color-adjust: exact; } tr, li, summary { break-inside: avoid; } h2 { break-after: avoid; }
  details.lane::details-content { content-visibility: visible; block-size: auto; } .exchanges pre { display: none; }
}
`;
