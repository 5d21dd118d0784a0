/**
 * Measures everything and writes docs/benchmarks.md whole.
 *
 *     npm run bench                    all sections
 *     npm run bench -- time places     these sections; the others keep what the last run wrote
 *
 * Needs ../shared/bench, python3 and quiet cores. Sections are kept, as Markdown, in bench/results/.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { needGold, ROOT } from './paths.js';
import { SECTIONS } from './sections.js';

const RESULTS = join(ROOT, 'bench/results');

function machine(): string {
  const [cpu] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `${cpu?.model.trim() ?? arch()}, ${cpus().length} cores, ${memory} GB, ${platform()}, Node ${process.versions.node}`;
}

async function measure(name: string): Promise<void> {
  const section = SECTIONS[name];
  if (!section) throw new Error(`there is no section ${name}; there are ${Object.keys(SECTIONS).join(', ')}`);
  const started = performance.now();
  const body = await section.measure();
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const text = `## ${section.title}\n\n${body.trim()}\n\n_Measured in ${seconds} s on ${machine()}._\n`;
  writeFileSync(join(RESULTS, `${name}.md`), text);
  console.log(`${text}\n`);
}

needGold();
mkdirSync(RESULTS, { recursive: true });
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(SECTIONS)) await measure(name);

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const parts = Object.keys(SECTIONS)
  .map((name) => join(RESULTS, `${name}.md`))
  .filter((file) => existsSync(file))
  .map((file) => readFileSync(file, 'utf8'));
const head = `# Benchmarks

Headwater ${version}. Written by \`npm run bench\`, never by hand. The gold annotations lie outside the project
(\`../shared/bench\`); their scorer is theirs. A floor is the least that was asked for.
`;
writeFileSync(join(ROOT, 'docs/benchmarks.md'), [head, ...parts].join('\n'));
