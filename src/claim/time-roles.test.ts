import { describe, expect, it } from 'vitest';
import type { Upos, Word } from '../language/index.js';
import { read } from '../read.js';
import type { TimeExpression } from '../report.js';
import { timeRolesOf } from './time-roles.js';

const word = (at: number, lemma: string, upos: Upos, head: number, deprel: string): Word => ({
  start: at * 6,
  end: at * 6 + 5,
  lemma,
  upos,
  feats: {},
  head,
  deprel,
});

/** "closed since 2019 since 2019 …", where each year hangs on the year before it or, flat, all on the verb. */
function sentenceOf(times: number, isChain: boolean) {
  const words = [word(0, 'close', 'VERB', -1, 'root')];
  const found: TimeExpression[] = [];
  for (let n = 0; n < times; n += 1) {
    const at = words.length;
    words.push(word(at, 'since', 'ADP', at + 1, 'case'));
    words.push(word(at + 1, '2019', 'NUM', isChain ? at - 1 : 0, 'obl'));
    const { start, end } = words[at + 1] as Word;
    found.push({ id: `t${n}`, start, end, type: 'DATE', value: '2019' });
  }
  const sentence = { start: 0, end: words.length * 6, words };
  return { statement: { sentence, head: 0, words: words.map((_, k) => k) }, found };
}

describe('timeRolesOf', () => {
  it('takes time linear in a sentence’s length, whatever hangs on what', () => {
    const started = performance.now();
    for (const isChain of [true, false]) {
      const { statement, found } = sentenceOf(100_000, isChain);
      const roles = timeRolesOf(statement as unknown as Parameters<typeof timeRolesOf>[0], found);
      expect(roles[0]).toMatchObject({ role: 'since' });
      // A year that hangs a thousand years deep says nothing that anybody could follow.
      expect(roles.length).toBe(isChain ? 16 : 100_000);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('the time of another event', () => {
  const rolesIn = async (text: string) => {
    const { claims, times, ...report } = await read({ text, published: '2024-05-10' });
    return claims.flatMap(({ times: ids, timeRoles }) =>
      times
        .filter(({ id }) => ids.includes(id))
        .map(({ id, start, end }) => `${report.text.slice(start, end)}: ${timeRoles?.[id] ?? 'when'}`),
    );
  };
  it.each([
    ['The fighting which erupted in April 2015 has killed 9,000 people.', 'April 2015: aside'],
    ['Founded in 1998, the charity employs 300 nurses.', '1998: aside'],
    ['Residents who fled in 2014 returned to the town.', '2014: aside'],
    ['The ministers recalled a pledge of June 2017.', 'June 2017: aside'],
    ['The broadcaster bought the rights for 2019.', '2019: aside'],
    ['Exports grew 5 percent on 2016.', '2016: aside'],
    ['Exports fell 12 percent compared with 2018.', '2018: aside'],
    ['The militia cut the road by seizing a village on Friday.', 'Friday: when'],
    ['The bridge will be finished by Friday.', 'Friday: by'],
    ['The attack carried out on Tuesday killed five people.', 'Tuesday: when'],
    ['The operation launched on Monday killed 12 militants.', 'Monday: when'],
    ['Troops who attacked the village on Monday killed three men.', 'Monday: when'],
    ['There was an explosion that shook the town on Friday.', 'Friday: when'],
  ])('%s', async (text, role) => {
    expect(await rolesIn(text)).toEqual([role]);
  });

  it('is not taken for the next clause', async () => {
    expect(await rolesIn('The November raid came after rebels shelled the port.')).toEqual([
      'November: when',
    ]);
  });
});
