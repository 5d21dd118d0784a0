import { describe, expect, it } from 'vitest';
import { read } from '../read.js';
import type { Event, Report, Span } from '../report.js';

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
});
