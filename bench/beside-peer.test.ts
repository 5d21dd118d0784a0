import { expect, it } from 'vitest';
import { type BesidePeer, best, peerFloors, peerSentence } from './beside-peer.js';

const measured: BesidePeer = {
  processes: 2,
  whole: { seconds: 10, processorSeconds: 20 },
  withoutStart: { seconds: 8, processorSeconds: 16 },
};

it('takes the least of each figure, whichever round it comes from', () => {
  const rounds = [
    { seconds: 2, processorSeconds: 5 },
    { seconds: 3, processorSeconds: 4 },
  ];
  expect(best(rounds)).toEqual({ seconds: 2, processorSeconds: 4 });
});

it('divides the peer’s time by the time without the start, and measures nothing without a peer', () => {
  const peer = { spacy: '3', processes: 2, words: 9, seconds: 4, processorSeconds: 12 };
  expect(peerFloors({ ...measured, peer }).map((floor) => floor.measured)).toEqual([0.5, 0.75]);
  expect(peerFloors(measured).map((floor) => floor.measured)).toEqual([undefined, undefined]);
  expect(peerSentence(measured)).toContain('not installed');
  expect(peerSentence({ ...measured, peer })).toContain('10.0 s by the clock, 20.0 s of processor time');
});
