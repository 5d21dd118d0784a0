/** A report's claims among the stories that it tells: who says so too, who otherwise, where it was first read. Pure. */
import type { Fact, Story } from '../../story.js';
import type { ClaimTold } from './model.js';
import { fits, isWithin } from './shown.js';
import type { Told } from './told.js';

type Said = ClaimTold['facts'][number]['first'];
type Otherwise = ClaimTold['facts'][number]['otherwise'][number];

/**
 * What is known across reports of each claim of one report that tells of a story.
 *
 * @param told what is kept of the report
 * @param words those of the story's facts, by id
 */
export function claimsTold(
  story: Story,
  report: string,
  told: Told,
  words: ReadonlyMap<string, string>,
): ClaimTold[] {
  const here = story.reports.find((one) => one.report === report);
  if (!here) return [];
  return here.claims.map((claim) => {
    const spans = told.claims[claim] ?? [];
    const passage = here.echoOf?.passages.find(({ here: { start, end } }) =>
      spans.some((span) => span.start < end && start < span.end),
    );
    return {
      claim,
      story: story.id,
      facts: here.facts.filter((fact) => fact.claim === claim).map((fact) => factTold(story, fact, words)),
      first:
        here.echoOf && passage && isWithin(spans, here.echoOf)
          ? {
              report: here.echoOf.report,
              outlet: outletOf(story, here.echoOf.report),
              passage: { start: passage.there.start, end: passage.there.end },
            }
          : null,
    };
  });
}

function outletOf(story: Story, report: string): string | null {
  return story.reports.find((one) => one.report === report)?.outlet ?? null;
}

function factTold(story: Story, fact: Fact, words: ReadonlyMap<string, string>): ClaimTold['facts'][number] {
  const said = (one: Fact): Said => ({
    report: one.ref.report,
    outlet: outletOf(story, one.ref.report),
    origin: one.origin ?? null,
    name: story.origins.find(({ id }) => id === one.origin)?.name ?? 'nobody that is named',
    fact: one,
    words: words.get(one.id) ?? '',
  });
  const all = story.reports.flatMap(({ facts }) => facts);
  const same = all.filter((one) => one.id === fact.id || fits(one, fact));
  const byId = new Map(all.map((one) => [one.id, one]));
  const otherwise = story.divergences
    .filter(({ facts }) => facts.includes(fact.id))
    .flatMap(({ kind, facts }) =>
      facts.flatMap((id): Otherwise[] => {
        const one = byId.get(id);
        const isOther = one && (one.min !== fact.min || one.max !== fact.max || one.value !== fact.value);
        return isOther ? [{ ...said(one), kind }] : [];
      }),
    );
  return {
    fact,
    // Tellings that go back to nobody known are one voice at most.
    voices: new Set(same.map(({ origin }) => origin ?? '')).size,
    reports: new Set(same.map(({ ref }) => ref.report)).size,
    otherwise,
    first: said(same[0] ?? fact),
  };
}
