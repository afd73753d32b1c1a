"""The style sheet of the HTML report."""

from __future__ import annotations

STYLE = """
:root { --error: #b3261e; --warning: #9a5b00; --hint: #245ea8; --ink: #1d1d1f; --soft: #5c5c62; --line: #d9d9de; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.25rem; color: var(--ink); background: #fff;
  font: 16px/1.6 Georgia, "Times New Roman", serif; }
header p, footer, h3, .findings, .card {
  font-family: system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
header p { margin: .2rem 0; color: var(--soft); font-size: .9rem; }
header .fault { color: var(--error); font-weight: 600; }
.text { position: relative; white-space: pre-wrap; overflow-wrap: anywhere; padding: 1.25rem 1.5rem;
  border: 1px solid var(--line); border-radius: 6px; }
.mark { border-bottom: 3px solid; padding-bottom: 1px; cursor: help; }
.mark.error { border-bottom-color: var(--error); background: #fdeceb; }
.mark.warning { border-bottom-style: double; border-bottom-color: var(--warning); background: #fff4df; }
.mark.hint { border-bottom-style: dotted; border-bottom-color: var(--hint); background: #eaf2fd; }
.mark:focus { outline: 2px solid var(--hint); outline-offset: 2px; }
.number { text-decoration: none; color: var(--soft); font: 600 .7rem system-ui, sans-serif; padding: 0 .1rem; }
.number:target { background: #ffe98a; }
.card { display: none; position: absolute; z-index: 1; left: 1rem; right: 1rem;
  padding: .7rem .9rem; border: 1px solid var(--line); border-radius: 6px; background: #fff; color: var(--ink);
  box-shadow: 0 6px 24px rgba(0, 0, 0, .18); font-size: .85rem; line-height: 1.45; white-space: normal; cursor: auto; }
.mark:hover > .card, .mark:focus > .card, .mark:focus-within > .card { display: block; }
.one, .one > span, .one > b { display: block; }
.one + .one { margin-top: .6rem; padding-top: .6rem; border-top: 1px solid var(--line); }
.findings { padding-left: 2rem; font-size: .9rem; }
.findings li { margin-bottom: 1rem; padding-left: .3rem; overflow-wrap: anywhere; }
.findings li:target { background: #fffbe6; outline: 6px solid #fffbe6; }
.findings p { margin: 0; }
.level { font-weight: 700; }
.level.error { color: var(--error); }
.level.warning { color: var(--warning); }
.level.hint { color: var(--hint); }
.message { font-weight: 600; }
.rule { color: var(--soft); font-weight: 400; }
.fix { color: #1b5e20; }
.why, .known, .see { color: var(--soft); }
i { font-style: normal; font-weight: 600; }
a { color: inherit; }
footer { margin-top: 2.5rem; color: var(--soft); font-size: .75rem; overflow-wrap: anywhere; }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; }
  .text { border: 0; padding: 0; }
  .mark, .mark.error, .mark.warning, .mark.hint { background: none; }
  .card { display: none !important; }
  .findings li { break-inside: avoid; }
}
"""
