/**
 * Recall over GUM's attribution relations: discourse units that say who says so, and the unit said. A relation is
 * found when an attribution has its cue or source in the one and its content covers at least half of the other's words.
 */
import type { Report, Span } from '../src/report.js';
import { type GoldDocument, readConllu } from './attribution-gold.js';

export interface GumRelation {
  document: string;
  text: string;
  /** Words of the unit that attributes and of the unit attributed, in the document's offsets. */
  from: Span[];
  to: Span[];
  kind: 'attribution-positive' | 'attribution-negative';
}

export interface GumDocument {
  id: string;
  text: string;
  relations: GumRelation[];
  gold: GoldDocument;
}

/** GUM's documents with their attribution relations. */
export function readGum(path: string): GumDocument[] {
  return readConllu(path).map((gold) => {
    let text = '';
    const units = new Map<string, Span[]>();
    const relations: [string, string, GumRelation['kind']][] = [];
    let unit = '';
    for (const { text: own, newParagraph, sentence, misc } of gold.sentences) {
      if (text) text += newParagraph ? '\n\n' : ' ';
      const by = text.length;
      text += own;
      sentence.words.forEach((word, i) => {
        const discourse = /(?:^|\|)Discourse=([^|]*)/.exec(misc[i] ?? '')?.[1];
        if (discourse)
          for (const part of discourse.split(';')) {
            const [name, arrow] = part.split(':');
            const [a, b] = (arrow ?? '').split('->');
            if (part === discourse.split(';')[0]) unit = a as string;
            if ((name === 'attribution-positive' || name === 'attribution-negative') && b)
              relations.push([a as string, b, name]);
          }
        if (!unit) return;
        const spans = units.get(unit) ?? [];
        spans.push({ start: word.start + by, end: word.end + by });
        units.set(unit, spans);
      });
    }
    return {
      id: gold.id,
      text,
      gold,
      relations: relations.map(([a, b, kind]) => ({
        document: gold.id,
        text,
        from: units.get(a) ?? [],
        to: units.get(b) ?? [],
        kind,
      })),
    };
  });
}

const touches = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** Whether an attribution of the report is the relation's. */
export function isFound(relation: GumRelation, report: Pick<Report, 'attributions'>): boolean {
  return report.attributions.some((attribution) => {
    const by = [...attribution.cue, ...attribution.source];
    if (by.length && !by.some((s) => relation.from.some((w) => touches(s, w)))) return false;
    const covered = relation.to.filter((w) => attribution.content.some((s) => touches(s, w))).length;
    return covered * 2 >= relation.to.length && relation.to.length > 0;
  });
}
