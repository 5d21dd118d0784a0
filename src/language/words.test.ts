import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSpaceAt } from './characters.js';
import { wordsOf } from './words.js';

const forms = (text: string) => wordsOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end));
const spaced = (text: string) => forms(text).join(' ');

describe('wordsOf', () => {
  it.each([
    ["They don't know; we can't say.", "They do n't know ; we ca n't say ."],
    ['Raqin’s mayor shouldn’t’ve left', 'Raqin ’s mayor should n’t ’ve left'],
    ['We cannot go, gonna stay', 'We can not go , gon na stay'],
    ["the guards' post", "the guards ' post"],
    ["Sa'ad and O'Malley met at five o'clock", "Sa'ad and O'Malley met at five o'clock"],
  ])('parts contractions: %s', (text, expected) => expect(spaced(text)).toBe(expected));

  it.each([
    ['a well-armed anti-tank team', 'a well - armed anti-tank team'],
    ['al-Qurayn, ex-officers', 'al - Qurayn , ex-officers'],
    ['an hours-long ten-day siege', 'an hours - long ten - day siege'],
  ])('makes hyphens words, but not after prefixes: %s', (text, expected) =>
    expect(spaced(text)).toBe(expected),
  );

  it.each([
    ['At 10:30 on 3/4, 1,250 of 2.5m left', 'At 10:30 on 3/4 , 1,250 of 2.5 m left'],
    ['230km by 6pm, the 1990s, 21st', '230 km by 6 pm , the 1990s , 21st'],
    ['resolution S/RES/2254, then $5bn (40%)', 'resolution S/RES/2254 , then $ 5 bn ( 40 % )'],
    ['on 2024-05-06 call 555-123-4567', 'on 2024-05-06 call 555-123-4567'],
  ])('keeps numbers whole: %s', (text, expected) => expect(spaced(text)).toBe(expected));

  it.each([
    ['See https://example.org/a_(b)?c=d#e.', 'See https://example.org/a_(b)?c=d#e .'],
    ['(www.example.org/path), desk@example.org!', '( www.example.org/path ) , desk@example.org !'],
    ['in ledger.xls on example.com.', 'in ledger.xls on example.com .'],
    ['posted to desk.reports.river today.', 'posted to desk.reports.river today .'],
    ['It ended.Then he left', 'It ended . Then he left'],
    ['@watcher posted #RiverWatch', '@watcher posted #RiverWatch'],
  ])('keeps addresses whole: %s', (text, expected) => expect(spaced(text)).toBe(expected));

  it.each([
    ['Mr. Dune of the U.S. left at 5 p.m. today.', 'Mr. Dune of the U.S. left at 5 p.m. today .'],
    ['Gen. J. Marsh, No. 12, no. He', 'Gen. J. Marsh , No. 12 , no . He'],
    ['So did I. They left.', 'So did I . They left .'],
  ])('keeps the full stop of abbreviations: %s', (text, expected) => expect(spaced(text)).toBe(expected));

  it.each([
    ['Wait... what?! [...] No — “never”', 'Wait ... what ?! [...] No — “ never ”'],
    ['Why...? So what?... $$$ ---- b/c', 'Why ... ? So what ? ... $$$ ---- b/c'],
    ['«Non», ‹si› „ja“', '« Non » , ‹ si › „ ja “'],
    ['الجيش، قال؟', 'الجيش ، قال ؟'],
    ['ok 👍🏽👩‍🚒🇮🇶 done :)', 'ok 👍🏽 👩‍🚒 🇮🇶 done :)'],
  ])('parts punctuation, scripts and emoji: %s', (text, expected) => expect(spaced(text)).toBe(expected));

  it('covers every character that is not white space exactly once, in order', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'aZé9.,-\'’"“/&@:$%()[] \n\t…'), maxLength: 60 }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const words = wordsOf(text, 0, text.length);
        expect(
          words.every(({ start, end }, index) => start < end && start >= (words[index - 1]?.end ?? 0)),
        ).toBe(true);
        const inWord = Array<boolean>(text.length).fill(false);
        for (const { start, end } of words) inWord.fill(true, start, end);
        const spaces = Array.from({ length: text.length }, (_, at) => !isSpaceAt(text, at));
        expect(spaces.every((word, at) => word === (inWord[at] ?? false))).toBe(true);
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it.each([
    ['letters', 'a'],
    ['full stops', '.'],
    ['letters with full stops', 'a.'],
    ['letters with apostrophes', "a'"],
    ['at signs', 'a@'],
    ['closing marks', '!)'],
    ['hyphens', 'non-'],
    ['emoji', '👩‍🚒'],
    ['figures', '1,'],
    ['schemes', 'http:'],
  ])(
    'reads a million characters without white space in linear time: %s',
    (_, unit) => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      // Processor time, not the clock's: other programs may be running. Quadratic time would be hours.
      const begin = process.cpuUsage();
      wordsOf(text, 0, text.length);
      expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(10);
    },
    60_000,
  );
});
