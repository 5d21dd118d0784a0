import { afterEach, describe, expect, it, vi } from 'vitest';
import { startProgress } from './progress.js';

const wasTerminal = process.stderr.isTTY;
const written: string[] = [];

function onTerminal(terminal: boolean): void {
  process.stderr.isTTY = terminal;
  written.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
}

afterEach(() => {
  vi.restoreAllMocks();
  process.stderr.isTTY = wasTerminal;
});

describe('progress', () => {
  it('says at once that one short file is being read, and takes it away for what is printed', () => {
    onTerminal(true);
    const progress = startProgress([{ path: 'a.txt', size: 900 }], false);
    expect(written).toEqual(['Reading …']);
    progress.line('headwater: a.txt: warning: no date');
    progress.stop();
    expect(written.slice(1)).toEqual(['\r\u001b[Kheadwater: a.txt: warning: no date\n', '\r\u001b[K']);
  });

  it('says so of standard input too, whose size nobody knows', () => {
    onTerminal(true);
    startProgress([{ path: '-' }], false);
    expect(written).toEqual(['Reading …']);
  });

  it.each([
    ['off a terminal', false, false],
    ['when it is to be quiet', true, true],
  ])('shows nothing %s', (_, terminal, quiet) => {
    onTerminal(terminal);
    const progress = startProgress([{ path: 'a.txt', size: 900 }], quiet);
    progress.clear();
    progress.stop();
    expect(written).toEqual([]);
  });
});
