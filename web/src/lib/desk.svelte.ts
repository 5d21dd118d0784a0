/** The page's one shared state: where one is, and what the server tells. */
import { addressOf, type Place, placeOf, type View } from './address.js';
import { api, type DeskFacts } from './api.js';
import type { Given } from './files.js';
import { listen, type Standing } from './stream.js';
import type { Filter, Import, Progress } from './types.js';
import { type Uploading, upload } from './upload.js';

/** Something to do about what is said: undoing it, say. */
export interface Way {
  label: string;
  act: () => Promise<unknown>;
}

class Desk {
  place = $state<Place>(placeOf(new URL(location.href), 'table'));
  facts = $state<DeskFacts | undefined>();
  progress = $state<Progress | undefined>();
  /** The imports that have changed since the page was opened, by id. */
  changed = $state<Record<number, Import>>({});
  /** Goes up when claims may have changed, so that views ask again. */
  revision = $state(0);
  message = $state<{ text: string; bad: boolean; way?: Way } | undefined>();
  standing = $state<Standing>('here');
  /** Files that this page is handing over. */
  sending = $state<Uploading | undefined>();
  /** Names of sources by id, as far as they were asked for. */
  speakers = $state<Record<number, string>>({});
  actors = $state<Record<number, string>>({});

  #giving: Promise<void> = Promise.resolve();

  constructor() {
    addEventListener('popstate', () => {
      this.place = placeOf(new URL(location.href), this.#start());
    });
  }

  #start(): View {
    return this.facts && this.facts.reports === 0 ? 'import' : 'table';
  }

  /** Goes somewhere; what is not named stays as it is. */
  go(to: Partial<Place>, options: { replace?: boolean } = {}): void {
    const place = { ...this.place, ...to };
    if (place.view !== 'report') {
      delete place.report;
      delete place.claim;
    }
    // Words belong to the report and the claim that they were asked for with.
    if (place.view !== 'report' || !('at' in to)) delete place.at;
    if (place.view !== 'story') {
      delete place.story;
      delete place.compare;
    }
    if (place.view !== 'case') delete place.held;
    const address = addressOf(place);
    if (options.replace) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.place = place;
  }

  /** Changes the filter; the first page of what is left is shown. */
  narrow(change: Partial<Filter>): void {
    const filter = { ...this.place.filter, ...change };
    for (const [name, value] of Object.entries(filter)) {
      const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
      if (isEmpty) delete filter[name as keyof Filter];
    }
    this.go({ filter, offset: 0 });
  }

  /** Finds out what sources and actors are called: an address names them by their ids alone. */
  async nameThose({ speaker = [], actor = [] }: Filter): Promise<void> {
    const unknown = {
      speaker: speaker.filter((id) => this.speakers[id] === undefined),
      actor: actor.filter((id) => this.actors[id] === undefined),
    };
    if (unknown.speaker.length + unknown.actor.length === 0) return;
    const names = await api.names(unknown);
    Object.assign(this.speakers, names.speaker);
    Object.assign(this.actors, names.actor);
  }

  /** @param way what can be done about it at once */
  say(text: string, bad = false, way?: Way): void {
    this.message = { text, bad, ...(way && { way }) };
  }

  /** Does something and says it when it goes wrong. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.say((error as Error).message, true);
      return undefined;
    }
  }

  /** Hands files over; it goes on while other views are looked at. */
  async give(files: readonly Given[]): Promise<void> {
    // One after another: a second drop waits for the first.
    const before = this.#giving;
    this.#giving = before.then(async () => {
      await this.attempt(async () => {
        const done = await upload(
          files,
          (now, taken) => {
            this.sending = { ...now };
            // Shown at once: the server tells of it only when something becomes of it.
            if (taken) this.changed[taken.id] = taken;
          },
          (error) => this.say(error.message, true),
        );
        if (done.known > 0) this.say(`${done.known} of ${done.all} were here already and not sent again.`);
      });
      this.sending = undefined;
      this.revision += 1;
    });
    await this.#giving;
  }

  async refresh(): Promise<void> {
    this.facts = await this.attempt(api.desk);
  }

  async begin(): Promise<void> {
    await this.refresh();
    if (location.pathname === '/') this.go({ view: this.#start() }, { replace: true });
    this.#listen();
  }

  #listen(): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Many reports may be read in a second; views are asked anew at most once in that time.
    const soon = () => {
      if (timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        this.revision += 1;
        void this.refresh();
      }, 1000);
    };
    listen({
      standing: (standing) => {
        const isBack = standing === 'here' && this.standing !== 'here';
        this.standing = standing;
        // What happened meanwhile was not told.
        if (isBack) {
          this.revision += 1;
          this.message = undefined;
          void this.refresh();
        }
      },
      event: (name, data) => {
        if (name === 'progress') {
          this.progress = JSON.parse(data) as Progress;
          if (this.progress.reading > 0 || this.progress.again) soon();
        } else if (name === 'import') {
          const one = JSON.parse(data) as Import;
          this.changed[one.id] = one;
          if (one.state === 'read') soon();
        } else if (name === 'stories') soon();
        else this.revision += 1;
      },
    });
  }
}

export const desk = new Desk();
