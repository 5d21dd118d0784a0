/** Passages written for the tests: what a text claims, word for word. All invented. */
import { type Claimed, claims } from './passage.js';

export const CLAIMS: Claimed[] = [
  claims(
    'Rain fell on the coast, and the ferry was cancelled.',
    ['Rain fell on the coast', 'the ferry was cancelled'],
    '',
  ),
];
