/** What `headwater explain` does for a story, or for two reports: every reason with its weight. */
import { DocumentError } from '../container/index.js';
import { ownGazetteerFiles } from '../place/index.js';
import { manyProcesses, startReading } from '../reading/index.js';
import { explainReports, explainStory, join, type Signature, signatureOf } from '../story/index.js';
import type { ExplainFlags } from './explain-claim.js';
import { asDocumentError, findInputs } from './inputs.js';
import { reportsOf } from './reports.js';
import { storyExplanation, waterfall } from './story-explanation.js';
import { EXIT, UsageError } from './usage.js';

/** Runs `headwater explain` for a story; the exit code. */
export async function explainStories(path: string, wanted: string, flags: ExplainFlags): Promise<number> {
  try {
    process.stdout.write(explanation(wanted, await signaturesOf(path, flags)));
    return EXIT.done;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    process.stderr.write(`headwater: ${path}: ${asDocumentError(error).message}\n`);
    return EXIT.someFailed;
  }
}

async function signaturesOf(path: string, { published, limit = {} }: ExplainFlags): Promise<Signature[]> {
  const options = { limits: limit, ownGazetteer: ownGazetteerFiles() };
  const reading = startReading('report', options, { processes: manyProcesses() });
  const signatures: Signature[] = [];
  const quiet = { bytes() {}, done() {}, line() {}, clear() {}, stop() {} };
  try {
    for await (const found of reportsOf(await findInputs([path]), reading, limit, published, quiet)) {
      if (!found.ok) throw new DocumentError('unreadable', `${found.name}: ${found.error.message}`);
      signatures.push(signatureOf(found.report));
    }
  } finally {
    await reading.close();
  }
  return signatures;
}

function explanation(wanted: string, signatures: readonly Signature[]): string {
  if (!wanted.includes(',')) {
    const story = join(signatures).find(({ id }) => id === wanted);
    if (story) return storyExplanation(story, explainStory(story, signatures));
    throw new DocumentError(
      'no-such-story',
      `its reports tell no story ${wanted}; headwater stories names them`,
    );
  }
  const [a = '', b = ''] = wanted.split(',').map((id) => id.trim());
  const pair = explainReports(a, b, signatures);
  if (!pair) throw new DocumentError('no-such-report', `it does not hold both ${a} and ${b}`);
  return `${waterfall(pair).join('\n')}\n`;
}
