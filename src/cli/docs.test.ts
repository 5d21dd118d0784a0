import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../output/index.js';
import { makeProgram } from './main.js';

const documented = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
const program = makeProgram(() => {});
const commands = program.commands.flatMap((command) =>
  command.commands.length > 0
    ? command.commands.map((inner) => ({ name: `${command.name()} ${inner.name()}`, command: inner }))
    : [{ name: command.name(), command }],
);

describe('docs/cli.md', () => {
  it.each(commands.map(({ name, command }) => [name, command] as const))('documents %s', (name, command) => {
    const heading = `## headwater ${name.split(' ')[0]}`;
    const section = documented.split(/^(?=## )/m).find((part) => part.startsWith(heading));
    expect(section, `no section "${heading}"`).toBeDefined();
    for (const option of command.options) expect(section).toContain(`\`${option.flags}\``);
    for (const word of name.split(' ').slice(1)) expect(section).toContain(word);
  });

  it('names every format', () => {
    for (const format of [...FORMATS, 'parquet', 'conllu']) expect(documented).toContain(`\`${format}\``);
  });
});
