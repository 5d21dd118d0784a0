import { describe, expect, it } from 'vitest';
import { read } from '../read.js';
import type { Event, Report, Span } from '../report.js';
import { readEvents } from './index.js';

const quote = (report: Report, spans: readonly Span[]) => spans.map((s) => report.text.slice(s.start, s.end));
const told = async (text: string) => {
  const report = await read({ text, published: '2024-05-10' });
  const by = (word: string) =>
    report.events.find((event) => quote(report, event.triggers).includes(word)) as Event;
  return { report, by, words: (event: Event) => quote(report, event.triggers) };
};

describe('events', () => {
  it('are told with who did what to whom, where, when and with how many killed', async () => {
    const { report, by } = await told(
      'Gunmen attacked an army convoy near Palmyra on Monday, killing five soldiers and wounding nine.',
    );
    const event = by('attacked');
    expect(event).toMatchObject({ type: 'ASSAULT', subEvent: 'Armed clash', status: 'asserted' });
    expect(event.actors.map(({ spans }) => quote(report, spans))).toEqual([['Gunmen']]);
    expect(event.recipients.map(({ spans }) => quote(report, spans))).toEqual([['an army convoy']]);
    const named = (ids: readonly string[], list: readonly (Span & { id: string })[]) =>
      quote(
        report,
        list.filter(({ id }) => ids.includes(id)),
      );
    expect(named(event.places, report.places)).toEqual(['Palmyra']);
    expect(named(event.times, report.times)).toEqual(['Monday']);
    expect(named(event.killed, report.quantities)).toEqual(['five']);
    expect(named(event.wounded, report.quantities)).toEqual(['nine']);
  });

  it('are no attack where something else than what was fired comes down', async () => {
    const landed = await told('A passenger aircraft landed at Basra on Monday, the airport said.');
    expect(landed.report.events.filter(({ type }) => type === 'ASSAULT')).toEqual([]);
    const shell = await told('A shell landed on a school in Basra on Monday, the ministry said.');
    expect(shell.by('landed')).toMatchObject({ type: 'ASSAULT' });
  });

  it('know their claims, and claims their events', async () => {
    const { report } = await told('Police arrested three students in Basra on Sunday, the ministry said.');
    const [event] = report.events as [Event];
    expect(event).toMatchObject({ type: 'COERCE', mode: 'arrest', subEvent: 'Arrests' });
    expect(report.claims.filter(({ events }) => events.includes(event.id)).map(({ id }) => id)).toEqual(
      event.claims,
    );
    expect(event.claims).toHaveLength(1);
  });

  it('of a verb and its noun, or of a death and what caused it, are one', async () => {
    const { report, words } = await told(
      'The militia carried out a raid on a village. Nine villagers were killed in the raid.',
    );
    expect(report.events.map(words)).toEqual([['raid', 'raid']]);
  });

  it('with different tolls are never one', async () => {
    const { report } = await told(
      'A car bomb killed eight people in Hilla on Monday. A car bomb killed three people in Hilla on Friday.',
    );
    expect(report.events).toHaveLength(2);
  });

  it('with different counts are never one, and a part has the day of its dated whole', async () => {
    const { report, words } = await told(
      'On 3 May the coalition carried out 20 strikes. Near Palmyra, two strikes destroyed a depot.',
    );
    const [whole, part] = report.events.filter((event) => words(event).includes('strikes')) as [Event, Event];
    expect(part.id).not.toBe(whole.id);
    expect(
      quote(
        report,
        report.times.filter(({ id }) => part.times.includes(id)),
      ),
    ).toEqual(['3 May']);
  });

  it('what somebody says must be done is a demand', async () => {
    const { report, by } = await told('The rebels must hand over the prisoners, the minister said.');
    expect(by('must')).toMatchObject({ type: 'REQUEST', status: 'asserted' });
    expect(by('must').recipients.map(({ spans }) => quote(report, spans))).toEqual([['The rebels']]);
  });

  it('raids in which somebody died are no searches', async () => {
    const { by } = await told('Two shepherds died in the raids, residents said.');
    expect(by('raids')).toMatchObject({ type: 'ASSAULT' });
  });

  it('have the status in which they are told', async () => {
    const { by } = await told(
      'The army did not shell the port. The rebels may attack the bridge. The envoys will meet in June.',
    );
    expect(by('shell').status).toBe('negated');
    expect(by('attack').status).toBe('possible');
    expect(by('meet').status).toBe('future');
  });

  it('were done to their target, or else to those whom they killed', async () => {
    const { report, by } = await told(
      'A rocket attack on a bakery in Aleppo killed nine people. Jets bombed the town of Saraqib, killing six civilians.',
    );
    const whom = (event: Event) => event.recipients.flatMap(({ spans }) => quote(report, spans));
    expect(whom(by('rocket attack') ?? by('attack'))).toEqual(['a bakery']);
    expect(whom(by('bombed'))).toEqual(['six civilians']);
  });

  it('happened in the town that their noun is named by', async () => {
    const { report, by } = await told('The Homs bombing killed nine people.');
    expect(
      quote(
        report,
        report.places.filter(({ id }) => by('bombing').places.includes(id)),
      ),
    ).toEqual(['Homs']);
  });

  it('end in time on a sentence in which everything is an event and hangs on the next', () => {
    const words = Array.from({ length: 2_000 }, (_, i) => ({
      start: i * 7,
      end: i * 7 + 6,
      lemma: i % 3 ? 'attack' : 'kill',
      upos: i % 2 ? ('NOUN' as const) : ('VERB' as const),
      feats: {},
      head: i - 1,
      deprel: i ? (['conj', 'obj', 'nmod', 'advcl'][i % 4] ?? 'obj') : 'root',
    }));
    const text = 'attack '.repeat(words.length);
    const quantities = words.map(({ start, end }, i) => ({
      start,
      end,
      id: `q${i}`,
      min: i,
      max: i,
      approximate: false,
      kind: 'count' as const,
      casualty: 'killed' as const,
    }));
    const document = { id: 'x', language: 'en', text, blocks: [], warnings: [] } as unknown as Parameters<
      typeof readEvents
    >[0]['document'];
    for (const shape of [words, words.map((word, i) => ({ ...word, head: i ? 0 : -1 }))]) {
      const sentence = { start: 0, end: text.length, words: shape };
      const started = performance.now();
      readEvents({
        document,
        analysis: { sentences: [sentence], mentions: [], entities: [] },
        times: [],
        places: [],
        quantities,
      });
      expect(performance.now() - started).toBeLessThan(30_000);
    }
  });
});
