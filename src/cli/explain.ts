/** `headwater explain <report> <claim-id>` */
import { Command } from 'commander';
import type { ExplainFlags } from './explain-claim.js';
import { dateOption, limitOption } from './usage.js';

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
      const { explainClaim } = await import('./explain-claim.js');
      finish(await explainClaim(path, claimId, flags));
    });
}
