/** The whole command line beside spaCy's small pipeline: the same texts, as many processes, in one run. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { manyProcesses } from '../dist/reading/index.js';
import { headwater } from './command.js';
import type { Floor } from './floors.js';
import { GOLD, WORK } from './paths.js';
import { type PeerSpeed, peersInstalled, spacySpeed } from './peers/peers.js';
import { records } from './records.js';

/** Each side's best counts, so that a neighbour's burst of work does not decide. */
const ROUNDS = 3;

/** By the clock, and of all processors together. */
export interface Took {
  seconds: number;
  processorSeconds: number;
}

export interface BesidePeer {
  processes: number;
  /** The command with its start, and without what it takes for one sentence a process. */
  whole: Took;
  withoutStart: Took;
  peer?: PeerSpeed;
}

/** The least of each figure. */
export function best(took: readonly Took[]): Took {
  return {
    seconds: Math.min(...took.map(({ seconds }) => seconds)),
    processorSeconds: Math.min(...took.map(({ processorSeconds }) => processorSeconds)),
  };
}

/** Reads the attribution set by turns, `ROUNDS` times each. */
export async function besidePeer(): Promise<BesidePeer> {
  const processes = manyProcesses();
  const texts = join(WORK, 'beside-peer.jsonl');
  const documents = records<{ id: string; text: string }>(join(GOLD, 'attribution/dev.jsonl'));
  writeFileSync(texts, documents.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join(''));
  // What is packed is read by as many processes, however little it is.
  const little = join(WORK, 'beside-peer-start.jsonl.gz');
  const sentence = { text: 'The ferry sails again, the harbour office said.' };
  const lines = Array.from({ length: processes }, (_, id) => JSON.stringify({ id: String(id), ...sentence }));
  writeFileSync(little, gzipSync(lines.join('\n')));
  const whole: Took[] = [];
  const start: Took[] = [];
  const peers: PeerSpeed[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const command = (file: string) =>
      headwater(['read', file, '--format', 'jsonl', '--quiet'], join(WORK, 'beside-peer.out'));
    start.push(await command(little));
    whole.push(await command(texts));
    if (peersInstalled()) peers.push(spacySpeed(texts, processes));
  }
  const [all, begun] = [best(whole), best(start)];
  return {
    processes,
    whole: all,
    withoutStart: {
      seconds: all.seconds - begun.seconds,
      processorSeconds: all.processorSeconds - begun.processorSeconds,
    },
    ...(peers[0] && { peer: { ...peers[0], ...best(peers) } }),
  };
}

/** What was asked for of the ratios; nothing is measured where the peer is not installed. */
export function peerFloors({ withoutStart, peer }: BesidePeer): Floor[] {
  return [
    {
      what: 'whole flow without its start, words a second over spaCy small’s',
      measured: peer && peer.seconds / withoutStart.seconds,
      floor: 0.8,
      digits: 2,
    },
    {
      what: 'the same by processor time',
      measured: peer && peer.processorSeconds / withoutStart.processorSeconds,
      floor: 0.65,
      digits: 2,
    },
  ];
}

/** The figures behind the ratios, in a sentence. */
export function peerSentence({ processes, whole, withoutStart, peer }: BesidePeer): string {
  const both = ({ seconds, processorSeconds }: Took) =>
    `${seconds.toFixed(1)} s by the clock, ${processorSeconds.toFixed(1)} s of processor time`;
  const own = `The attribution set through the command line in ${processes} processes, best of ${ROUNDS}: ${both(whole)}; without what one sentence a process takes: ${both(withoutStart)}.`;
  if (!peer)
    return `${own} The peer is not installed (\`npx tsx bench/peers/peers.ts\` installs it), so there is no ratio.`;
  return `${own} spaCy ${peer.spacy} small on as many processes, warm, by turns with it: ${both(peer)}.`;
}
