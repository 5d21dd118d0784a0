/** Passages written for the tests: headlines and colons. The first block of each is a title. All invented. */
import { headline } from './passage.js';

const BODY = 'Rain fell on the coast for three days and the ferry was cancelled on Sunday evening.';

export const HEADLINES = [
  headline('Ministry: Bridge must close by Friday', BODY, 'Ministry', ':', 'Bridge must close by Friday'),
  headline(
    'Bridge must close by Friday, ministry says',
    BODY,
    'ministry',
    'says',
    'Bridge must close by Friday',
  ),
  headline('Bridge must close by Friday: ministry', BODY, 'ministry', ':', 'Bridge must close by Friday'),
  headline('Mayor says water is safe again', BODY, 'Mayor', 'says', 'water is safe again'),
  headline('Farmers accuse company of draining lake', BODY, 'Farmers', 'accuse', 'company of draining lake'),
  headline('Police confirm arrest of two smugglers', BODY, 'Police', 'confirm', 'arrest of two smugglers'),
];
