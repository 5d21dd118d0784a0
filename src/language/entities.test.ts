import { describe, expect, it } from 'vitest';
import type { EntityType } from '../report.js';
import type { Sentence, Upos, Word } from './analysis.js';
import { linkMentions } from './entities.js';
import type { SentenceMention } from './mentions.js';

/** Mentions as [type, words]; capitalised words count as proper nouns; one sentence each. */
function link(...given: [EntityType, string][]) {
  const text = given.map(([, form]) => form).join('\n');
  let at = 0;
  const sentences: Sentence[] = [];
  const mentions: SentenceMention[] = [];
  for (const [type, form] of given) {
    const words = [...form.matchAll(/\w+|[^\w\s]/gu)].map((match): Word => {
      const start = at + match.index;
      const upos: Upos = /^(?:he|they)$/i.test(match[0])
        ? 'PRON'
        : /^[A-Z]/.test(match[0])
          ? 'PROPN'
          : 'NOUN';
      return {
        start,
        end: start + match[0].length,
        lemma: match[0],
        upos,
        feats: {},
        head: -1,
        deprel: 'root',
      };
    });
    mentions.push({ sentence: sentences.length, from: 0, to: words.length - 1, type, probability: 1 });
    sentences.push({ start: at, end: at + form.length, words });
    at += form.length + 1;
  }
  const linked = linkMentions(text, sentences, mentions);
  return { ...linked, ids: linked.mentions.map(({ entity }) => entity).join(' ') };
}

describe('linkMentions', () => {
  it.each<[string, [EntityType, string][], string]>([
    [
      'the same name in another case or with an article',
      [
        ['organisation', 'the Lantern Front'],
        ['organisation', 'Lantern Front'],
        ['organisation', 'LANTERN FRONT'],
      ],
      'e1 e1 e1',
    ],
    [
      'hyphens',
      [
        ['location', 'Bir al-Qasr'],
        ['location', 'Bir Al Qasr'],
      ],
      'e1 e1',
    ],
    [
      'a surname after a full name',
      [
        ['person', 'Ida Marsh'],
        ['person', 'Marsh'],
        ['person', 'Mr Marsh'],
        ['person', 'Colonel Ida Marsh'],
      ],
      'e1 e1 e1 e1',
    ],
    [
      'an acronym after what it stands for',
      [
        ['organisation', 'Free Ferrymen of the Upper Delta'],
        ['organisation', 'FFUD'],
      ],
      'e1 e1',
    ],
    [
      'a shortened name',
      [
        ['organisation', 'River Resistance in Western Province'],
        ['organisation', 'the River Resistance'],
        ['organisation', 'RRWP'],
      ],
      'e1 e1 e1',
    ],
    [
      'a name without its general last word',
      [
        ['organisation', 'Badlan Brigade'],
        ['organisation', 'Badlan'],
      ],
      'e1 e1',
    ],
    [
      'not a surname that two people have',
      [
        ['person', 'Ida Marsh'],
        ['person', 'Tom Marsh'],
        ['person', 'Marsh'],
      ],
      'e1 e2 e3',
    ],
    [
      'not a name of another type',
      [
        ['location', 'Osyth'],
        ['organisation', 'Osyth'],
      ],
      'e1 e2',
    ],
    [
      'not amounts, times or pronouns',
      [
        ['quantity', 'two'],
        ['quantity', 'two'],
        ['temporal', 'Monday'],
        ['temporal', 'Monday'],
        ['person', 'he'],
        ['person', 'he'],
      ],
      'e1 e2 e3 e4 e5 e6',
    ],
    [
      'not somebody new',
      [
        ['person', 'a guard'],
        ['person', 'the guard'],
        ['person', 'another guard'],
      ],
      'e1 e1 e2',
    ],
  ])('links %s', (_, given, ids) => expect(link(...given).ids).toBe(ids));

  it('names an entity by its fullest form and lists the others', () => {
    const { entities } = link(
      ['organisation', 'the River Resistance'],
      ['organisation', 'River Resistance in Western Province'],
      ['organisation', 'RRWP'],
    );
    expect(entities).toEqual([
      {
        id: 'e1',
        type: 'organisation',
        name: 'River Resistance in Western Province',
        aliases: ['River Resistance', 'RRWP'],
      },
    ]);
  });

  it('takes a name out of what hangs on it, and joins of names for no name', () => {
    // Words as form, head, relation; mentions as ranges of them.
    const rows: [string, number, string][] = [
      ['Ida', 6, 'nsubj'],
      ['Marsh', 0, 'flat'],
      [',', 4, 'punct'],
      ['head', 4, 'compound'],
      ['nurse', 0, 'appos'],
      [',', 4, 'punct'],
      ['met', -1, 'root'],
      ['Marsh', 6, 'obj'],
      ['and', 9, 'cc'],
      ['Hale', 7, 'conj'],
    ];
    let text = '';
    const words = rows.map(([form, head, deprel]): Word => {
      const start = text.length;
      text += `${form} `;
      const upos: Upos = /^[A-Z]/.test(form) ? 'PROPN' : 'NOUN';
      return { start, end: text.length - 1, lemma: form, upos, feats: {}, head, deprel };
    });
    const mention = (from: number, to: number) => ({
      sentence: 0,
      from,
      to,
      type: 'person' as const,
      probability: 1,
    });
    const { mentions, entities } = linkMentions(
      text,
      [{ start: 0, end: text.length - 1, words }],
      [mention(0, 4), mention(7, 9), mention(7, 7)],
    );
    expect(mentions.map(({ entity }) => entity)).toEqual(['e1', 'e2', 'e1']);
    expect(entities.map(({ name }) => name)).toEqual(['Ida Marsh', 'Marsh and Hale']);
  });
});
