#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

// Left to itself, the process that hands out the reading and stores it waits for hundreds of megabytes of garbage before
// it collects any. Said before anything is loaded: how far the heap may grow is worked out at each collection.
setFlagsFromString('--heap-growing-percent=40');
const { main } = await import('../dist/cli/main.js');

const code = await main(process.argv.slice(2));
// Reading processes that were ended early can hold this one open for a second: go once all output is written.
process.stdout.write('', () => process.exit(code));
