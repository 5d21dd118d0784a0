/** Passages written for the tests: headlines and colons. The first block of each is a title. All invented. */
import { headline } from './passage.js';

export const HEADLINES = [
  headline(
    'Ministry: Bridge must close by Friday',
    'Ministry',
    ':',
    'Bridge must close by Friday',
    'headline with its source first',
  ),
  headline(
    'Bridge must close by Friday, ministry says',
    'ministry',
    'says',
    'Bridge must close by Friday',
    'a speaker and its verb of saying at the end + clause of a verb',
  ),
  headline(
    'Bridge must close by Friday: ministry',
    'ministry',
    ':',
    'Bridge must close by Friday',
    'headline with its source last',
  ),
  headline('Mayor says water is safe again', 'Mayor', 'says', 'water is safe again', 'clause of a verb'),
  headline(
    'Farmers accuse company of draining lake',
    'Farmers',
    'accuse',
    'company of draining lake',
    'the model’s head',
  ),
  headline(
    'Police confirm arrest of two smugglers',
    'Police',
    'confirm',
    'arrest of two smugglers',
    'noun phrase of a verb',
  ),
];
