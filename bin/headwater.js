#!/usr/bin/env node
import '../dist/heap.js';

import { main } from '../dist/cli/main.js';

const code = await main(process.argv.slice(2));
// Reading processes that were ended early can hold this one open for a second: go once all output is written.
process.stdout.write('', () => process.exit(code));
