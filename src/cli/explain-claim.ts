/** What `headwater explain` does: reads the report again and says why a claim was read as it was. */
import { DocumentError, type Limits, type OpenedDocument } from '../container/index.js';
import { ownGazetteerFiles } from '../place/index.js';
import { read } from '../read.js';
import type { Report } from '../report.js';
import { explanationText } from './explanation.js';
import { asDocumentError, findInputs, openFile } from './inputs.js';
import { EXIT, UsageError } from './usage.js';

export interface ExplainFlags {
  published?: string;
  report?: string;
  limit?: Partial<Limits>;
}

/** Runs `headwater explain`; the exit code. */
export async function explainClaim(path: string, claimId: string, flags: ExplainFlags): Promise<number> {
  try {
    process.stdout.write(await explain(path, claimId, flags));
    return EXIT.done;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    process.stderr.write(`headwater: ${path}: ${asDocumentError(error).message}\n`);
    return EXIT.someFailed;
  }
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
