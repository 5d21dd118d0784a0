/** `headwater explain <report> <claim-id>` */
import { Command } from 'commander';
import { DocumentError, type Limits, type OpenedDocument } from '../document/index.js';
import { ownGazetteerFiles } from '../place/index.js';
import { read } from '../read.js';
import type { Report } from '../report.js';
import { explanationText } from './explanation.js';
import { asDocumentError, findInputs, openFile } from './inputs.js';
import { dateOption, EXIT, limitOption, UsageError } from './usage.js';

interface ExplainFlags {
  published?: string;
  report?: string;
  limit?: Partial<Limits>;
}

/** The command; `finish` takes its exit code. */
export function explainCommand(finish: (code: number) => void): Command {
  return new Command('explain')
    .description('Shows why a claim was read as it was: words, rules, candidates, scores.')
    .argument('<report>', 'the file that holds the report, as given to read')
    .argument('<claim-id>', 'the claim, as read names it: c3')
    .option('-p, --published <date>', "the report's date, as given to read", dateOption)
    .option('--report <id>', 'which report, where the file holds several')
    .option('--limit <name=value>', 'change a limit, as in read', limitOption)
    .action(async (path: string, claimId: string, flags: ExplainFlags) => {
      try {
        process.stdout.write(await explain(path, claimId, flags));
        finish(EXIT.done);
      } catch (error) {
        if (error instanceof UsageError) throw error;
        process.stderr.write(`headwater: ${path}: ${asDocumentError(error).message}\n`);
        finish(EXIT.someFailed);
      }
    });
}

async function explain(path: string, claimId: string, flags: ExplainFlags): Promise<string> {
  const report = await findReport(path, flags);
  if (report.claims.some(({ id }) => id === claimId)) return explanationText(report, claimId);
  const [first, last] = [report.claims[0]?.id, report.claims.at(-1)?.id];
  const known = first ? `its claims are ${first} to ${last}` : 'no claim was found in it';
  throw new DocumentError('no-such-claim', `there is no claim ${claimId} in this report; ${known}`);
}

/** The report asked for: the file's only one, or the one with the id given. */
async function findReport(path: string, flags: ExplainFlags): Promise<Report> {
  const [found, ...others] = await findInputs([path]);
  if (!found || others.length > 0)
    throw new UsageError(`${path} is a folder; name the file that holds the report`);
  if (!found.ok) throw found.error;
  const limits = flags.limit ?? {};
  const options = { limits, explain: true, ownGazetteer: ownGazetteerFiles() };
  const readOpened = (opened: OpenedDocument) => {
    if (!opened.ok) throw opened.error;
    return read({ ...opened.input, ...(flags.published && { published: flags.published }) }, options);
  };
  let only: OpenedDocument | undefined;
  for await (const opened of openFile(found.file, limits, () => {})) {
    if (flags.report === undefined) {
      if (only) throw new UsageError(`${path} holds several reports; name one with --report ID`);
      only = opened;
    } else if (opened.ok && (opened.input.id ?? flags.report) === flags.report) {
      const report = await readOpened(opened);
      if (report.id === flags.report) return report;
    }
  }
  if (only) return readOpened(only);
  throw new DocumentError('no-such-report', `it holds no report ${flags.report ?? ''}`.trim());
}
