/** Adds files of places to the user's own gazetteer, in memory that does not grow with them. */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import { ownGazetteerFolder } from '../atlas.js';
import { csvPlaces } from './csv.js';
import { dumpPlaces } from './dump.js';
import type { Piece } from './entries.js';
import { GazetteerFileError } from './error.js';
import { EXTENSION } from './form.js';
import { geojsonPlaces } from './geojson.js';
import { type OwnWriter, ownWriter } from './write.js';

/** Reading takes about this much of the time, filing the names the rest. */
const READING = 0.75;
/** Lines without a place that are named one by one. */
const MOST_PROBLEMS = 20;
const UNFINISHED = '.unfinished-';

export interface AddProgress {
  file: string;
  /** How much is done, 0 to 1. */
  done: number;
  places: number;
}

/** A line that holds no place, and why. */
export interface LineProblem {
  line: number;
  problem: string;
}

export interface Added {
  file: string;
  places: number;
  /** Lines that held no place. */
  skipped: number;
  /** The first of them. */
  problems: readonly LineProblem[];
}

export interface AddOptions {
  /** Where the files are written; by default the user's own gazetteer folder. */
  folder?: string;
  onProgress?: (progress: AddProgress) => void;
  /** Gives up, and leaves the gazetteer as it was. */
  signal?: AbortSignal;
}

/**
 * Adds places to the user's own gazetteer: a GeoNames dump (19 columns, tabs), a CSV with a header line, or GeoJSON points.
 * Adding a file again replaces what it gave before; until all of it is filed, what it gave before stays.
 *
 * @returns how many places each gave, and which lines gave none
 * @throws GazetteerFileError naming the file, what was found and what was expected
 * @throws the signal's reason when it is aborted
 * @example await addPlaces(['IQ.txt'], { onProgress: ({ places }) => console.error(places) });
 */
export async function addPlaces(files: readonly string[], options: AddOptions = {}): Promise<Added[]> {
  const folder = options.folder ?? ownGazetteerFolder();
  mkdirSync(folder, { recursive: true });
  const out: Added[] = [];
  for (const file of files) out.push(await addFile(file, folder, options));
  return out;
}

async function addFile(file: string, folder: string, options: AddOptions): Promise<Added> {
  const size = sizeOf(file);
  const stem = basename(file).replace(/[^\w.-]+/g, '_');
  // what an earlier try left that was ended by force
  for (const name of readdirSync(folder))
    if (name.startsWith(`${UNFINISHED}${stem}-`))
      rmSync(join(folder, name), { recursive: true, force: true });
  const work = mkdtempSync(join(folder, `${UNFINISHED}${stem}-`));
  const path = join(work, 'places');
  const writer = ownWriter(path, work);
  try {
    const added = await readInto(writer, file, size, options);
    for (const done of writer.finish({
      credit: [`Added by the user from ${basename(file)}`],
      made: basename(file),
      dump: kindOf(file) === 'dump',
    })) {
      options.onProgress?.({ file, done: READING + (1 - READING) * done, places: added.places });
      await letOthersRun();
      options.signal?.throwIfAborted();
    }
    writer.close();
    renameSync(path, join(folder, `${stem}${EXTENSION}`));
    return added;
  } catch (error) {
    if (/disk is full|ENOSPC|disk I\/O/.test((error as Error).message))
      throw new GazetteerFileError(
        `${file} was not added: there is no room for it in ${folder} (a dump takes about twice its size while it is filed).`,
      );
    throw error;
  } finally {
    writer.close();
    rmSync(work, { recursive: true, force: true });
  }
}

async function readInto(
  writer: OwnWriter,
  file: string,
  size: number,
  { onProgress, signal }: AddOptions,
): Promise<Added> {
  const problems: LineProblem[] = [];
  let places = 0;
  let skipped = 0;
  for await (const { reads, bytes } of placesIn(file, size)) {
    for (const { line, entry, problem, province } of reads) {
      if (entry) {
        writer.add(entry);
        places++;
      } else if (province) writer.province(province.code, province.name);
      else {
        skipped++;
        if (problem && problems.length < MOST_PROBLEMS) problems.push({ line, problem });
      }
    }
    onProgress?.({ file, done: READING * Math.min(1, bytes / Math.max(1, size)), places });
    signal?.throwIfAborted();
  }
  if (places === 0)
    throw new GazetteerFileError(
      `${file} holds no place. Expected lines of GeoNames' 19 columns, a CSV with name, lat and lon, or GeoJSON points.`,
    );
  return { file, places, skipped, problems };
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    throw new GazetteerFileError(`${file} cannot be read: there is no such file, or it may not be opened.`);
  }
}

function kindOf(file: string): 'geojson' | 'csv' | 'dump' {
  const extension = extname(file).toLowerCase();
  if (extension === '.geojson' || extension === '.json') return 'geojson';
  return extension === '.csv' ? 'csv' : 'dump';
}

/** The file's places in pieces, each with the bytes read so far. */
async function* placesIn(file: string, size: number): AsyncGenerator<Piece> {
  const kind = kindOf(file);
  if (kind === 'geojson') yield { reads: geojsonPlaces(file, size), bytes: size };
  else yield* kind === 'csv' ? csvPlaces(file) : dumpPlaces(file);
}
