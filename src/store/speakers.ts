/** Everybody who speaks, across reports; entries merged and parted by the analyst. */

import { inForce } from './apply.js';
import type { Database } from './database.js';
import { StoreError } from './error.js';
import type { Finder } from './find.js';
import { speakerCounts } from './finding/counts.js';
import { foldedName } from './finding/speaker-names.js';
import { enterInHistory } from './history-entry.js';
import type { Filter, Review, Speaker, SpeakerAction } from './model.js';
import { marks } from './query.js';
import { type Candidate, pairOf, type Suggestion, suggestionsFor } from './suggest.js';

/** Entries that are compared with one another, those with most claims. */
const MOST_COMPARED = 20_000;

export interface SpeakersAsked {
  filter?: Filter;
  /** Words in the name. */
  name?: string;
  named?: boolean;
  limit?: number;
  offset?: number;
}

/** The speakers of a desk. */
export class Speakers {
  constructor(
    private readonly database: Database,
    private readonly finder: Finder,
    private readonly now: () => string,
  ) {}

  /** Speakers of the claims that a filter leaves, the one with most claims first. */
  find({ filter = {}, name, named, limit = 200, offset = 0 }: SpeakersAsked = {}): {
    total: number;
    speakers: Speaker[];
  } {
    const { names } = this.finder;
    const wanted = name?.trim() ? this.#called(name) : undefined;
    const found: Omit<Speaker, 'merged'>[] = [];
    for (const [id, counts] of speakerCounts(names, this.finder.selection(filter))) {
      const one = names.get(id);
      if (!one || (wanted && !wanted.has(id)) || (named !== undefined && one.named !== named)) continue;
      const { claims, origins, reports } = counts;
      found.push({
        id,
        key: one.key,
        name: one.name,
        kind: one.kind as Speaker['kind'],
        named: one.named,
        claims,
        origins,
        reports,
      });
    }
    found.sort((a, b) => b.claims - a.claims || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id));
    const page = found.slice(offset, offset + limit);
    const merged = this.#mergedInto(page.map(({ id }) => id));
    return {
      total: found.length,
      speakers: page.map((row) => ({ ...row, merged: merged.get(row.id) ?? [] })),
    };
  }

  /** Entries that stand for somebody called so: every word is the beginning of one of the name's. */
  #called(name: string): Set<number> {
    const words = foldedName(name).split(' ').filter(Boolean);
    const ids = new Set<number>();
    for (const [id, one] of this.finder.names.all())
      if (words.length > 0 && words.every((word) => ` ${one.folded}`.includes(` ${word}`)))
        ids.add(one.merged ?? id);
    return ids;
  }

  /** Named entries that are likely one and the same, with the reasons, those with most claims first. */
  suggestions(limit = 50): Suggestion[] {
    const entries = this.database.all<Candidate>(
      `SELECT head.key, head.name, head.kind, count(DISTINCT claim_speaker.claim) AS claims
       FROM claim_speaker JOIN speaker ON speaker.id = claim_speaker.speaker
         JOIN speaker AS head ON head.id = coalesce(speaker.merged, speaker.id)
       WHERE head.named = 1 GROUP BY head.id ORDER BY claims DESC, head.key LIMIT ?`,
      MOST_COMPARED,
    );
    const all = this.#entries();
    const force = inForce(all);
    const apart = all.flatMap(({ id, action }) =>
      action.kind === 'apart' && force.has(id) ? [pairOf(...action.speakers)] : [],
    );
    return suggestionsFor(entries, new Set(apart)).slice(0, limit);
  }

  /** Names of the entries that stand for others, by the others' keys. */
  standIns(): Map<string, string> {
    const rows = this.database.all<{ key: string; name: string }>(
      'SELECT speaker.key, head.name FROM speaker JOIN speaker AS head ON head.id = speaker.merged',
    );
    return new Map(rows.map(({ key, name }) => [key, name]));
  }

  /** Who repeats whom: for one speaker, those who stand before it in chains, with how often. */
  relayedBy(id: number, limit = 50): { id: number; name: string; claims: number }[] {
    return this.database.all(
      `SELECT coalesce(head.id, relay.id) AS id, coalesce(head.name, relay.name) AS name, count(*) AS claims
       FROM claim_speaker AS said
         JOIN claim_speaker AS through ON through.claim = said.claim AND through.position < said.position
         JOIN speaker AS relay ON relay.id = through.speaker
         LEFT JOIN speaker AS head ON head.id = relay.merged
       WHERE said.speaker IN (SELECT id FROM speaker WHERE id = ?1 OR merged = ?1)
       GROUP BY 1 ORDER BY claims DESC, name LIMIT ?2`,
      id,
      limit,
    );
  }

  /**
   * Enters a decision about who is who.
   *
   * @returns the new entry's id
   * @throws StoreError not-found, invalid, conflict
   */
  add(who: string, action: SpeakerAction, why?: string): number {
    return this.database.transaction(() => {
      const entries = this.#entries();
      if (action.kind === 'merge') {
        for (const key of [...action.speakers, action.into]) this.#need(key);
        if (action.speakers.includes(action.into))
          throw new StoreError('invalid', 'an entry cannot be merged into itself');
      } else if (action.kind === 'part') this.#need(action.speaker);
      else if (action.kind === 'apart') for (const key of action.speakers) this.#need(key);
      else if (!inForce(entries).has(action.review))
        throw new StoreError(
          'not-found',
          `there is no entry ${action.review} about speakers that could be taken back`,
        );
      const id = enterInHistory(this.database, { at: this.now(), who, action, why });
      this.rebuild();
      return id;
    });
  }

  /** Works out from the history who stands for whom. */
  rebuild(): void {
    const entries = this.#entries();
    const force = inForce(entries);
    const into = new Map<string, string>();
    for (const { id, action } of entries) {
      if (!force.has(id)) continue;
      if (action.kind === 'part') into.delete(action.speaker);
      if (action.kind !== 'merge') continue;
      const head = into.get(action.into) ?? action.into;
      for (const key of action.speakers) {
        // Those that stood under this one come along.
        for (const [other, stands] of into) if (stands === key) into.set(other, head);
        if (key !== head) into.set(key, head);
      }
    }
    this.database.run('UPDATE speaker SET merged = NULL WHERE merged IS NOT NULL');
    for (const [key, head] of into)
      this.database.run(
        'UPDATE speaker SET merged = (SELECT id FROM speaker WHERE key = ?) WHERE key = ?',
        head,
        key,
      );
    this.finder.forgetSpeakers();
  }

  #entries(): { id: number; action: SpeakerAction }[] {
    return this.database
      .all<{ id: number; action: string }>(
        `SELECT id, action FROM review
         WHERE report IS NULL AND id NOT IN (SELECT review FROM story_decision)
           AND json_extract(action, '$.kind') NOT LIKE 'case-%' ORDER BY id`,
      )
      .map(({ id, action }) => ({ id, action: JSON.parse(action) as Review['action'] as SpeakerAction }));
  }

  #need(key: string): void {
    if (!this.database.get('SELECT 1 FROM speaker WHERE key = ?', key))
      throw new StoreError('not-found', `there is no speaker ${key} on this desk`);
  }

  #mergedInto(ids: readonly number[]): Map<number, Speaker['merged']> {
    const found = new Map<number, Speaker['merged']>();
    if (ids.length === 0) return found;
    const rows = this.database.all<{ merged: number; key: string; name: string }>(
      `SELECT merged, key, name FROM speaker WHERE merged IN ${marks(ids)} ORDER BY name`,
      ...ids,
    );
    for (const { merged, key, name } of rows)
      found.set(merged, [...(found.get(merged) ?? []), { key, name }]);
    return found;
  }
}
