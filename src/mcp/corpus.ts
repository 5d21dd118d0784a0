/** What the server answers from: reports that were read, their claims made ready to be looked for, their stories. */
import { happened, type Stretch } from '../happened.js';
import { type ClaimView, viewOf } from '../output/index.js';
import type { Report } from '../report.js';
import { join, type Signature, signatureOf } from '../story/index.js';
import type { Story } from '../story.js';
import { fold } from './fold.js';

export type ReviewState = 'open' | 'accepted' | 'rejected';

/** A claim with what it is looked for by. */
export interface KnownClaim {
  report: Report;
  view: ClaimView;
  /** When it would have happened. */
  when: Stretch[];
  /** Its words, those behind it and its places, folded; words are parted by blanks. */
  folded: string;
  /** The same of its own words alone. */
  ownWords: string;
  review?: ReviewState;
}

/** What an analyst decided about claims of a report, by their ids. */
export type Reviews = ReadonlyMap<string, ReviewState>;

/** Reports, by their ids, with everything in them that can be asked for. Nothing in it changes but by `add`. */
export class Corpus {
  readonly #reports = new Map<string, { report: Report; claims: KnownClaim[] }>();
  readonly #signatures = new Map<string, Signature>();
  #stories: Story[] | undefined;

  /** Adds a report, once. Another one of the same id gets a number behind it, so that each can be named. */
  add(given: Report, reviews: Reviews = new Map()): void {
    let report = given;
    for (let number = 2; this.#reports.has(report.id); number += 1) {
      if (this.#reports.get(report.id)?.report.text === given.text) return;
      report = { ...given, id: `${given.id}~${number}` };
    }
    this.#stories = undefined;
    this.#signatures.set(report.id, signatureOf(report));
    const slim = withoutBulk(report);
    const claims = viewOf(slim).claims.map((view) => knownClaim(slim, view, reviews.get(view.claim.id)));
    this.#reports.set(report.id, { report: slim, claims });
  }

  get size(): number {
    return this.#reports.size;
  }

  /** All reports, in the order of their dates and ids. */
  reports(): Report[] {
    const order = ({ published = '', id }: Report) => `${published} ${id}`;
    return [...this.#reports.values()]
      .map(({ report }) => report)
      .sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }

  report(id: string): Report | undefined {
    return this.#reports.get(id)?.report;
  }

  /** All claims, or those of one report. */
  *claims(report?: string): Generator<KnownClaim> {
    if (report !== undefined) yield* this.#reports.get(report)?.claims ?? [];
    else for (const { claims } of this.#reports.values()) yield* claims;
  }

  claim(report: string, id: string): KnownClaim | undefined {
    return this.#reports.get(report)?.claims.find(({ view }) => view.claim.id === id);
  }

  /** The stories that the reports tell, joined when they are first asked for. */
  stories(): readonly Story[] {
    this.#stories ??= join([...this.#signatures.values()]);
    return this.#stories;
  }

  story(id: string): Story | undefined {
    return this.stories().find((story) => story.id === id);
  }
}

/** What no answer shows is not kept: half of a report is layout, and places it might have been. */
function withoutBulk(report: Report): Report {
  const { explanations: _, ...rest } = report;
  return {
    ...rest,
    blocks: [],
    sentences: [],
    mentions: [],
    entities: [],
    places: report.places.map((place) => ({ ...place, candidates: [] })),
  };
}

function knownClaim(report: Report, view: ClaimView, review: ReviewState | undefined): KnownClaim {
  const names = view.chain.flatMap(({ name, asWritten }) => [name, asWritten ?? '']);
  const places = [...view.places.map(({ place }) => place), ...view.asides].flatMap(
    ({ feature, start, end }) => [report.text.slice(start, end), feature?.name ?? ''],
  );
  const ownWords = fold(view.words);
  return {
    report,
    view,
    when: happened(view.times, view.claim.modality.tense, report.published),
    ownWords: ` ${ownWords} `,
    folded: ` ${ownWords} ${fold([...names, ...places, report.outlet ?? ''].join(' '))} `,
    ...(review && { review }),
  };
}
