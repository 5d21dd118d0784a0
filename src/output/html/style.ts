/** The page's style sheet. Meaning is never carried by colour alone: weight, slant and the kind of line say it too. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #f6f5f1; --card: #ffffff; --ink: #1b2227; --soft: #4f5a63; --line: #d4d2ca;
  --water: #0a5273; --tint: #e2eef4; --tint-line: #6fa3bd; --plum: #86285a; --on: #ffe28c; --on-ink: #1b2227;
  --alert: #6d4300; --alert-paper: #fff3d3;
  --hw-map-ground: #d3e3ec; --hw-map-land: #fbfaf6; --hw-map-halo: #fbfaf6; --hw-map-water: #5b9cc0; --hw-map-claim: #a3201a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #11161a; --card: #1a2126; --ink: #e5e8ea; --soft: #a9b5be; --line: #333d45;
    --water: #86c9ea; --tint: #18323f; --tint-line: #4d8aa6; --plum: #f2a9cc; --on: #6a5300; --on-ink: #ffffff;
    --alert: #ffd681; --alert-paper: #322708;
    --hw-map-ground: #0c1d28; --hw-map-land: #232c33; --hw-map-halo: #1a2126; --hw-map-water: #3f7ea3; --hw-map-claim: #ff7a6b;
  }
}
* { box-sizing: border-box; }
html { scroll-padding: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
a { color: var(--water); }
:focus-visible { outline: 2px solid var(--water); outline-offset: 2px; border-radius: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.page-head, main, #contents { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
.page-head { padding-top: 1.25rem; padding-bottom: .75rem; }
h1 { margin: 0 0 .5rem; font-size: 1.15rem; letter-spacing: .01em; color: var(--water); }
h1 small { font-size: .85rem; font-weight: 400; color: var(--soft); margin-left: .35rem; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: 0; padding: 0; list-style: none; font-size: .85rem; color: var(--soft); }
.note, .precision { margin: .25rem 0 0; font-size: .85rem; color: var(--soft); }
#contents { margin-top: 1rem; margin-bottom: 1rem; }
#contents h2 { font-size: 1rem; margin: 0 0 .25rem; }
#contents ol { margin: 0; padding-left: 1.6rem; columns: 26rem; }
#contents li { margin: .2rem 0; break-inside: avoid; }
.report { border-top: 1px solid var(--line); padding: 1.4rem 0 2rem; }
.report-head { max-width: 60rem; }
h2 { margin: 0 0 .35rem; font: 600 1.7rem/1.2 Charter, "Bitstream Charter", Georgia, "Noto Serif", "DejaVu Serif", serif; text-wrap: balance; }
#contents h2 { font-family: inherit; }
.metadata { margin: 0; }
h3 { margin: 0 0 .6rem; font-size: .8rem; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
.warning { margin: .5rem 0 0; padding: .3rem .6rem; border-left: 3px solid currentColor; background: var(--alert-paper); color: var(--alert); font-size: .9rem; }
.map { margin: 0 0 1rem; break-inside: avoid; }
.map svg { display: block; width: 100%; height: auto; max-width: 44rem; border: 1px solid var(--line); border-radius: 6px; }
.desk { display: grid; gap: 1.25rem 2rem; margin-top: 1.1rem; }
.pane { min-width: 0; }
.article { font: 1.06rem/1.7 Charter, "Bitstream Charter", Georgia, "Noto Serif", "DejaVu Serif", serif; max-width: 40rem; }
.article p, .article h4 { margin: 0 0 .9rem; white-space: pre-wrap; }
.article .block-title { font-weight: 600; font-size: 1.15rem; line-height: 1.35; }
.article h4 { font-size: 1.06rem; }
.article .block-caption { font-size: .92rem; color: var(--soft); padding-left: .8rem; border-left: 2px solid var(--line); }
.article .block-boilerplate { font-size: .85rem; color: var(--soft); border: 1px dashed var(--line); padding: .4rem .7rem; }
.article .block-boilerplate::before { content: "not read"; display: block; font: italic .75rem system-ui, sans-serif; }
.claim { background: var(--tint); border-bottom: 1px solid var(--tint-line); padding: .06em 0; }
.own { border-bottom: 1px dotted var(--soft); }
.source { font-weight: 600; color: var(--water); }
.unnamed { font-weight: 600; color: var(--plum); text-decoration: underline dashed 1px; text-underline-offset: .2em; }
.article .cue, .legend .cue { font-style: italic; }
.hedge { text-decoration: underline wavy 1px; text-underline-offset: .25em; }
.number { font: 600 .68rem/1 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; text-decoration: none; color: var(--water); border: 1px solid var(--tint-line); border-radius: .6em; background: var(--card); padding: .12em .4em; margin-right: .25em; white-space: nowrap; vertical-align: .18em; unicode-bidi: isolate; }
.number::before { content: attr(data-number); }
.number:hover, .number.on { background: var(--on); color: var(--on-ink); }
.article .on { background: var(--on); color: var(--on-ink); border-bottom: 2px solid currentColor; }
.article .on-link { box-shadow: 0 0 0 2px var(--tint-line); border-radius: 2px; }
.article .fact.on { text-decoration: underline; text-underline-offset: .2em; }
.sign { display: inline-block; }
.sign::before { content: attr(data-sign); font: 600 .62rem/1.3 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; border: 1px solid; border-radius: 3px; padding: 0 .25em; margin: 0 .1em; color: var(--alert); background: var(--alert-paper); vertical-align: .12em; }
.group { position: relative; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .75rem .9rem .3rem; margin: 0 0 .8rem; }
.chain { list-style: none; margin: 0; padding: 0; }
.link { position: relative; padding: 0 0 .3rem 1.35rem; font-size: .92rem; }
.link::before { content: ""; position: absolute; left: .16rem; top: .42rem; width: .62rem; height: .62rem; border: 2px solid var(--water); border-radius: 50%; background: var(--card); z-index: 1; }
.link::after { content: ""; position: absolute; left: .42rem; top: .8rem; bottom: -.5rem; border-left: 2px solid var(--water); }
.link.origin::before { background: var(--water); }
.link.not-named::before { border-color: var(--plum); border-style: dashed; }
.link.origin.not-named::before { background: var(--plum); border-style: solid; }
.link .name { font-weight: 600; }
.link.not-named .name { color: var(--plum); }
.link .cue { font-style: italic; color: var(--soft); }
.role, .said, .same { color: var(--soft); }
.said::before { content: "· "; }
.tag { display: inline-block; font-size: .78rem; line-height: 1.3; border: 1px solid currentColor; border-radius: 3px; padding: 0 .35em; color: var(--plum); }
.worked-out { border-bottom: 1px dashed currentColor; font-style: italic; color: var(--soft); }
.claims { list-style: none; margin: 0; padding: 0; }
.claim-card { position: relative; padding: .45rem .4rem .55rem 1.35rem; margin: 0 -.4rem 0 0; border-radius: 4px; }
.claim-card::before { content: ""; position: absolute; left: .42rem; top: 0; bottom: 0; border-left: 2px solid var(--tint-line); }
.claim-card:last-child::before { bottom: calc(100% - 1.1rem); }
.claim-card::after { content: ""; position: absolute; left: .42rem; top: 1.1rem; width: .6rem; border-top: 2px solid var(--tint-line); }
.claim-card.on, .claim-card:target { background: var(--on); color: var(--on-ink); }
.claim-card.on *, .claim-card:target * { color: inherit; }
.claim-card.on .number, .claim-card:target .number { background: var(--card); color: var(--water); }
.words { margin: 0; }
.words q { quotes: none; font-family: Charter, "Bitstream Charter", Georgia, "Noto Serif", "DejaVu Serif", serif; font-size: 1.02rem; }
q { quotes: none; }
.facts { margin: .3rem 0 0; font-size: .86rem; }
.facts div { display: grid; grid-template-columns: 5.2rem 1fr; }
.facts dt { color: var(--soft); grid-column: 1; }
.facts dd { margin: 0; grid-column: 2; }
.facts .stated { font-weight: 600; }
.facts .note::before { content: "("; } .facts .note::after { content: ")"; }
.sources { margin-top: 1rem; }
details.rest > summary, .sources summary { cursor: pointer; color: var(--water); }
.scroller { overflow-x: auto; }
table { border-collapse: collapse; margin-top: .5rem; font-size: .9rem; }
th, td { text-align: left; padding: .25rem .9rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:nth-child(n+4) { text-align: right; }
@media screen and (min-width: 62rem) {
  .desk { grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); height: calc(100vh - 2rem); min-height: 30rem; }
  .pane { overflow: auto; padding: .25rem 1rem .25rem .25rem; scrollbar-width: thin; }
}
@media (max-width: 30rem) {
  .page-head, main, #contents { padding-left: .85rem; padding-right: .85rem; }
  h2 { font-size: 1.35rem; }
  .facts div { grid-template-columns: 4.4rem 1fr; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --water: #0a5273; --tint: #e8f1f6; --tint-line: #6fa3bd; --plum: #86285a; --alert: #6d4300; --alert-paper: #fff;
    --hw-map-ground: #e3edf3; --hw-map-land: #fff; --hw-map-halo: #fff; --hw-map-water: #5b9cc0; --hw-map-claim: #a3201a; }
  body { font-size: 10pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .report { break-before: page; border-top: 0; padding-top: 0; }
  .report:first-child { break-before: auto; }
  h3 { break-after: avoid; }
  .map svg { max-width: 30rem; }
  .link, .claim-card { break-inside: avoid; }
  .chain { break-after: avoid; }
  .article { max-width: none; }
}
`;
