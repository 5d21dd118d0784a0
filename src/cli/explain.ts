/** `headwater explain <report> <claim-id | story-id>` */
import { Command } from 'commander';
import type { ExplainFlags } from './explain-claim.js';
import { dateOption, limitOption } from './usage.js';

/** A story's id, or ids of two reports. */
const ABOUT_STORIES = /^s-[0-9a-f]{16}$|,/;

/** The command; `finish` takes its exit code. */
export function explainCommand(finish: (code: number) => void): Command {
  return new Command('explain')
    .description(
      'Shows why a claim was read as it was, or why reports are one story: words, rules, candidates, scores.',
    )
    .argument(
      '<report>',
      'the file that holds the report, as given to read; for a story what was given to stories',
    )
    .argument(
      '<claim-id>',
      'the claim, as read names it: c3; a story, as stories names it: s-…; or ids of two reports, with a comma between',
    )
    .option('-p, --published <date>', "the report's date, as given to read", dateOption)
    .option('--report <id>', 'which report, where the file holds several')
    .option('--limit <name=value>', 'change a limit, as in read', limitOption)
    .action(async (path: string, claimId: string, flags: ExplainFlags) => {
      if (ABOUT_STORIES.test(claimId)) {
        const { explainStories } = await import('./explain-stories.js');
        finish(await explainStories(path, claimId, flags));
        return;
      }
      const { explainClaim } = await import('./explain-claim.js');
      finish(await explainClaim(path, claimId, flags));
    });
}
