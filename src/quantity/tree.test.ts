/** What the dependency tree adds to the forms of the words: the noun counted, and what happened across a coordination or insertion. */
import { describe, expect, it } from 'vitest';
import type { Document } from '../document/index.js';
import type { Analysis, Word } from '../language/index.js';
import { readQuantities } from './index.js';

/** A sentence from "form/upos/head/deprel" words; heads count from 0, -1 is the root. */
function sentence(...rows: string[]): { document: Document; analysis: Analysis } {
  let text = '';
  const words: Word[] = rows.map((row) => {
    const [form = '', upos = 'X', head = '-1', deprel = 'dep'] = row.split('/');
    if (text && !/^[,.]$/.test(form)) text += ' ';
    const start = text.length;
    text += form;
    return {
      start,
      end: text.length,
      lemma: form.toLowerCase(),
      upos: upos as Word['upos'],
      feats: {},
      head: Number(head),
      deprel,
    };
  });
  const document: Document = { id: 'test', language: 'en', text, blocks: [], warnings: [] };
  return {
    document,
    analysis: { sentences: [{ start: 0, end: text.length, words }], mentions: [], entities: [] },
  };
}

function read(...rows: string[]) {
  const { document, analysis } = sentence(...rows);
  return readQuantities(document, analysis, []).quantities.map(({ start, end, of, casualty, unit }) => ({
    words: document.text.slice(start, end),
    of: of && document.text.slice(of.start, of.end),
    unit,
    casualty,
  }));
}

describe('the tree', () => {
  it('finds the noun that a number counts, singular and past its adjectives', () => {
    expect(
      read(
        'One/NUM/2/nummod',
        'young/ADJ/2/amod',
        'shepherd/NOUN/3/nsubj',
        'waved/VERB/-1/root',
        './PUNCT/3/punct',
      ),
    ).toEqual([{ words: 'One', of: 'young shepherd', unit: 'shepherd', casualty: undefined }]);
  });

  it('counts, of a part and its whole, the same things', () => {
    const part = read(
      'Three/NUM/7/nsubj',
      'of/ADP/4/case',
      'the/DET/4/det',
      'eleven/NUM/4/nummod',
      'stages/NOUN/0/nmod',
      'are/AUX/7/cop',
      'still/ADV/7/advmod',
      'closed/ADJ/-1/root',
      './PUNCT/7/punct',
    );
    expect(part[0]).toMatchObject({ words: 'Three', of: 'stages' });
  });

  it('finds the noun that hangs on a collective numeral', () => {
    expect(
      read(
        'They/PRON/1/nsubj',
        'hid/VERB/-1/root',
        'dozens/NOUN/1/obj',
        'of/ADP/5/case',
        'rusty/ADJ/5/amod',
        'artillery/NOUN/2/nmod',
        './PUNCT/1/punct',
      ),
    ).toEqual([{ words: 'dozens', of: 'rusty artillery', unit: 'artillery', casualty: undefined }]);
  });

  it('carries a passive verb over an insertion', () => {
    expect(
      read(
        'Twelve/NUM/1/nummod',
        'shepherds/NOUN/8/nsubj:pass',
        ',/PUNCT/5/punct',
        'among/ADP/5/case',
        'them/PRON/5/nmod',
        'elders/NOUN/1/appos',
        ',/PUNCT/5/punct',
        'were/AUX/8/aux:pass',
        'killed/VERB/-1/root',
        './PUNCT/8/punct',
      ),
    ).toEqual([{ words: 'Twelve', of: 'shepherds', unit: 'shepherds', casualty: 'killed' }]);
  });

  it('carries what is said of the first over to those joined to it', () => {
    expect(
      read(
        'Two/NUM/1/nummod',
        'guards/NOUN/6/nsubj',
        'and/CCONJ/4/cc',
        'three/NUM/4/nummod',
        'drivers/NOUN/1/conj',
        'later/ADV/6/advmod',
        'died/VERB/-1/root',
        './PUNCT/6/punct',
      ).map(({ casualty }) => casualty),
    ).toEqual(['killed', 'killed']);
  });

  it('does not take those who did it for those it happened to', () => {
    expect(
      read(
        'Two/NUM/1/nummod',
        'guards/NOUN/3/nsubj',
        'then/ADV/3/advmod',
        'killed/VERB/-1/root',
        'the/DET/5/det',
        'shepherd/NOUN/3/obj',
        './PUNCT/3/punct',
      ).map(({ casualty }) => casualty),
    ).toEqual([undefined]);
  });

  it('does not call captured villages detained', () => {
    const rows = [
      'They/PRON/1/nsubj',
      'captured/VERB/-1/root',
      'six/NUM/3/nummod',
      'villages/NOUN/1/obj',
      './PUNCT/1/punct',
    ];
    expect(read(...rows).map(({ casualty }) => casualty)).toEqual([undefined]);
    expect(
      read(...rows.map((row) => row.replace('villages', 'soldiers'))).map(({ casualty }) => casualty),
    ).toEqual(['detained']);
  });

  it('stays linear on a sentence of many thousand numbers', () => {
    const rows = Array.from({ length: 8000 }, (_, at) =>
      at % 2 === 0 ? `7/NUM/${at + 1}/nummod` : `rifles/NOUN/0/conj`,
    );
    const { document, analysis } = sentence(...rows);
    const before = process.cpuUsage().user;
    expect(readQuantities(document, analysis, []).quantities).toHaveLength(4000);
    expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(4);
  });
});
