// Runs within `npm version`: the citation and the changelog take the new version and today's date.
import { readFileSync, writeFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const today = new Date().toISOString().slice(0, 10);

const change = (file, edit) => {
  const before = readFileSync(file, 'utf8');
  const after = edit(before);
  if (after === before)
    throw new Error(`${file} has nothing to change for ${version}; is it released already?`);
  writeFileSync(file, after);
};

change('CITATION.cff', (text) =>
  text
    .replace(/^version: .*$/m, `version: ${version}`)
    .replace(/^date-released: .*$/m, `date-released: ${today}`),
);
change('CHANGELOG.md', (text) =>
  text.replace('## [Unreleased]\n', `## [Unreleased]\n\n## [${version}] - ${today}\n`),
);
