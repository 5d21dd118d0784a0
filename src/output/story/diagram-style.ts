/** How the picture of a story looks: its colours apart from its lines, so that a page can give it its own colours. */

/** Colours by light and dark of whoever looks at the picture by itself. */
const COLOURS = `
.hw-story{--i:#1b2227;--s:#4f5a63;--c:#fff;--w:#0a5273;--t:#e2eef4;--p:#86285a;--g:#9aa3aa;--l:#d4d2ca;font:12px system-ui,"Noto Sans","DejaVu Sans",sans-serif}
@media (prefers-color-scheme:dark){.hw-story{--i:#e5e8ea;--s:#a9b5be;--c:#1a2126;--w:#86c9ea;--t:#18323f;--p:#f2a9cc;--g:#75808a;--l:#333d45}}`;

/**
 * The rules without colours: `--i` ink, `--s` soft ink, `--c` ground of a node, `--w` line of what is said, `--t` its
 * tint, `--p` inferred and not named, `--g` copies, `--l` faint lines.
 */
export const DIAGRAM_RULES = `
.hw-story text{fill:var(--i);text-anchor:middle}
.hw-story .hw-day{fill:var(--s);font-size:11px}.hw-story .hw-start,.hw-story .hw-slanted{text-anchor:start}
.hw-edges path{fill:none;stroke:var(--w);stroke-width:1.6;opacity:.75}
.hw-edges .hw-inferred{stroke-dasharray:5 4;stroke:var(--p)}
.hw-edges .hw-copied{stroke:var(--g);stroke-width:1.2}
.hw-edges .hw-copy{stroke:var(--g);stroke-width:2;opacity:1}.hw-head{fill:var(--g)}
.hw-day-line{stroke:var(--l);stroke-dasharray:2 3;fill:none}
.hw-node rect,.hw-node circle{fill:var(--t);stroke:var(--w);stroke-width:1.6}
.hw-unnamed rect{fill:var(--c);stroke:var(--p);stroke-dasharray:4 3}.hw-own rect{fill:var(--c)}
.hw-relay rect{fill:var(--c);stroke:var(--s)}
.hw-report circle{fill:var(--w)}.hw-repeat circle{fill:var(--c);stroke:var(--g);stroke-dasharray:3 2}
.hw-node:focus{outline:none}.hw-node:is(:focus,:hover,:focus-within) :is(rect,circle){stroke-width:3.2}
`;

export const DIAGRAM_STYLE = `${COLOURS}${DIAGRAM_RULES}`;
