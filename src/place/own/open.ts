/** Looks places up in a file that write.ts wrote: pages of it are read when they are needed, and few are kept. */
import type { GazetteerFeature } from '../../report.js';
import type { Drawers, Spelt } from '../gazetteer/drawers.js';
import { FAME_FROM } from '../gazetteer/form.js';
import { lookUpIn } from '../gazetteer/look-up.js';
import type { Gazetteer } from '../gazetteer/open.js';
import { type OwnAbout, sqlite, VERSION } from './form.js';

/** Pages kept in memory, in KiB (SQLite's negative form). */
const CACHE_KIB = 16_384;
/** Spellings read under one key, and kept of all. */
const MOST_TEXTS = 3000;
const KEPT_TEXTS = 30_000;
const KEPT_FEATURES = 20_000;
const MOST_PROVINCES = 10_000;

type Row = [
  source: string,
  name: string,
  lat: number,
  lon: number,
  code: string,
  country: string,
  admin1: string | null,
  people: number,
  names: number,
];

/** Opens a file of the user's own places, read only. */
export function openOwn(path: string): { gazetteer: Gazetteer; dump: boolean } {
  const { database, about } = opened(path);
  database.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  const listed = (sql: string) => {
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const byKey = listed(`SELECT folded, mains, others FROM names WHERE key = ? LIMIT ${MOST_TEXTS}`);
  const bySpelling = listed('SELECT folded, mains, others FROM names WHERE key = ? AND folded = ?');
  const byNumber = listed(
    'SELECT source, name, lat, lon, code, country, admin1, people, names FROM features WHERE id = ?',
  );
  const provinces = new Map(
    listed(`SELECT code, name FROM provinces LIMIT ${MOST_PROVINCES}`).all() as unknown as [string, string][],
  );

  const texts = remembering<readonly Spelt[]>(KEPT_TEXTS, (list) => 1 + list.length);
  const rows = remembering<Row>(KEPT_FEATURES, () => 1);
  const drawers: Drawers = {
    exact: (key, folded) =>
      texts.known(key)?.filter((text) => text.folded === folded) ?? spelt(bySpelling.all(key, folded)),
    all: (key) => texts.of(key, () => spelt(byKey.all(key))),
  };

  function row(number: number): Row {
    return rows.of(number, () => {
      const found = byNumber.get(number) as unknown as Row | undefined;
      if (!found)
        throw new RangeError(`${path} has features 0 to ${about.features - 1}; asked for ${number}.`);
      return found;
    });
  }

  const code = (number: number): string => row(number)[4];
  const population = (number: number): number => row(number)[7];
  const point = (number: number) => ({ lat: row(number)[2] / 1e5, lon: row(number)[3] / 1e5 });

  function feature(number: number): GazetteerFeature {
    const [id, name, , , , country, given, people] = row(number);
    const [featureClass = '', featureCode = ''] = code(number).split('.');
    // in a dump a province is a code; one that it does not name says nothing to a reader
    const admin1 =
      provinces.get(`${country}.${given}`) ?? (given && !/^\d+$/.test(given) ? given : undefined);
    return {
      id,
      name,
      ...point(number),
      featureClass,
      featureCode,
      country,
      ...(admin1 && { admin1 }),
      ...(people > 0 && { population: people }),
    };
  }

  return {
    dump: about.dump,
    gazetteer: {
      header: about,
      lookUp: lookUpIn(drawers, code, population),
      feature,
      country: (number) => row(number)[5],
      code,
      population,
      point,
      namesOf: (number) => (row(number)[8] < FAME_FROM ? 0 : Math.min(255, row(number)[8])),
    },
  };
}

function opened(path: string) {
  const again = 'Add it again with "headwater gazetteer add".';
  const { DatabaseSync } = sqlite();
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    const found = database.prepare('SELECT json FROM about').get() as { json: string } | undefined;
    const about = JSON.parse(found?.json ?? '{}') as OwnAbout;
    if (about.version === VERSION) return { database, about };
    database.close();
  } catch (error) {
    throw new Error(`${path} cannot be read as a gazetteer (${(error as Error).message}). ${again}`);
  }
  throw new Error(`${path} is a gazetteer file of another version of Headwater. ${again}`);
}

function spelt(found: unknown): Spelt[] {
  return (found as [string, string, string][]).map(([folded, mains, others]) => ({
    folded,
    firstMain: 0,
    mains: 0,
    mainList: numbers(mains),
    others: numbers(others),
  }));
}

const numbers = (list: string): number[] => (list === '' ? [] : list.split(',').map(Number));

/** Values that are worked out once and kept until all kept ones together are too large. */
function remembering<Value>(most: number, sizeOf: (value: Value) => number) {
  const kept = new Map<string | number, Value>();
  let size = 0;
  return {
    known: (name: string | number): Value | undefined => kept.get(name),
    of(name: string | number, work: () => Value): Value {
      const known = kept.get(name);
      if (known !== undefined) return known;
      const value = work();
      size += sizeOf(value);
      if (size > most) {
        kept.clear();
        size = sizeOf(value);
      }
      kept.set(name, value);
      return value;
    },
  };
}
