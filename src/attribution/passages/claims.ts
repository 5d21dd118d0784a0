/** Passages written for the tests: what a text claims, word for word. All invented. */
import { claims } from './passage.js';

const APART = 'a time that something lasts from, until, or stands before or after';
const COMPARED = 'a time that something is compared with';
const OF_ANOTHER = 'a time within a clause that describes a noun';

/** A text, its only claim, the times named in it with their roles, the rule. */
const TIME_ROLES = [
  [
    'The crossing has been closed since March 2021.',
    'The crossing has been closed since March 2021',
    'March 2021 [since]',
    APART,
  ],
  [
    'The road will stay closed until 15 May.',
    'The road will stay closed until 15 May',
    '15 May [until]',
    APART,
  ],
  ['Trains will run from Monday.', 'Trains will run from Monday', 'Monday [from]', APART],
  ['The bridge will open by Friday.', 'The bridge will open by Friday', 'Friday [by]', APART],
  [
    'The convoy left the town before Ramadan.',
    'The convoy left the town before Ramadan',
    'Ramadan [before]',
    APART,
  ],
  [
    'The shops opened after the flood of May 6.',
    'The shops opened after the flood of May 6',
    'May 6 [after]',
    APART,
  ],
  [
    'It was the heaviest rain since May 2019.',
    'It was the heaviest rain since May 2019',
    'May 2019 [aside]',
    COMPARED,
  ],
  [
    'The train was the first to use the line since the bridge was closed three years ago.',
    'The train was the first to use the line since the bridge was closed three years ago',
    'three years ago [aside]',
    COMPARED,
  ],
  ['Rates were the same as in 2022.', 'Rates were the same as in 2022', '2022 [aside]', COMPARED],
  [
    'Men detained on Friday were released on Monday.',
    'Men detained on Friday were released on Monday',
    'Friday [aside] Monday',
    OF_ANOTHER,
  ],
] as const;

export const CLAIMS = [
  claims(
    'Rain fell on the coast, and the ferry was cancelled.',
    ['Rain fell on the coast', 'the ferry was cancelled'],
    'conjoined clauses that speak of different things',
  ),
  claims(
    'The bus left Varda on Monday and reached Kolm on Tuesday.',
    ['The bus left Varda on Monday', 'The bus reached Kolm on Tuesday'],
    'conjoined clauses with a time, place or number of their own; a claim keeps the subject that it shares',
  ),
  claims(
    'The clerk kept the key and did not open the vault.',
    ['The clerk kept the key', 'The clerk did not open the vault'],
    'conjoined clauses, one denied or still to come; a claim keeps the subject that it shares',
  ),
  claims(
    'The bridge is open; the road is shut.',
    ['The bridge is open', 'the road is shut'],
    'clause set beside another',
  ),
  claims(
    'The route, which includes four bridges, is 60 km long.',
    ['The route is 60 km long', 'which includes four bridges'],
    'relative clause that asserts',
  ),
  claims(
    'The office said that the ship was a tanker, that it had carried oil, and that nobody was hurt.',
    ['the ship was a tanker', 'it had carried oil', 'nobody was hurt'],
    'relative clause that asserts; clause of a verb',
  ),
  claims(
    'The guard said the cell was “dark and very cold”.',
    ['the cell was “dark and very cold”'],
    'content widens to its marks; quotation marks stay paired',
  ),
  claims('Who opened the gate? The guard has the key.', ['The guard has the key'], 'questions state nothing'),
  claims('“Come back after sunset,” a guard said.', [], 'commands state nothing; a clause in other words'),
  claims(
    'VARDA, 6 May (Delta) – A train crossed the bridge on Monday, the first in ten years.',
    ['A train crossed the bridge on Monday, the first in ten years'],
    'dateline',
  ),
  claims(
    'The company’s engineer laughed and said the pump was new.',
    ['The company’s engineer laughed', 'the pump was new'],
    'subject shared by conjoined verbs; a claim keeps the subject that it shares',
  ),
  claims(
    'Delta Press Office, Varda\n\nThe bridge is open again after three weeks.',
    ['The bridge is open again after three weeks'],
    'words without a verb state nothing in the report’s own voice',
  ),
  claims('The board reported on Tuesday.', ['The board reported on Tuesday'], 'a date is nothing said'),
  claims(
    'The guard could not reach the tower.',
    ['The guard could not reach the tower'],
    'could not is no hedge',
    { hedges: [] },
  ),
  claims(
    'On Friday the mine closed and the town went dark.',
    ['On Friday the mine closed', 'the town went dark'],
    'a time at the head of the sentence',
    { times: ['Friday', 'Friday'] },
  ),
  claims(
    'Trucks waited at the gate after the army said the pass was mined.',
    ['Trucks waited at the gate after', 'the pass was mined'],
    'clause of a verb',
  ),

  claims(
    'The road is shut – the bridge is open.',
    ['The road is shut', 'the bridge is open'],
    'clause set beside another',
  ),
  claims(
    'Asked about reports that drivers had been turned back, he said he knew of three.',
    ['drivers had been turned back', 'he knew of three'],
    'what is left around a cue states nothing; noun with a clause',
  ),
  claims(
    'There are reports saying that the well was poisoned.',
    ['There are reports', 'the well was poisoned'],
    'noun before a participle; a claim keeps the subject that it shares',
  ),
  claims(
    'No flight has landed, the union said on Monday, contradicting reports that the airport was open.',
    ['No flight has landed', 'the airport was open'],
    'cue inside or after its clause; a clause in other words',
  ),

  claims(
    'The union said that the ship was a charter, that it had carried 40 passengers and not 70, and that its owner held no licence.',
    ['the ship was a charter', 'it had carried 40 passengers and not 70', 'its owner held no licence'],
    'a that-clause of its own',
  ),
  claims(
    '„The gate is shut“ is what the guard said, but the clerk said that “nobody has seen the key”.',
    ['The gate is shut', '“nobody has seen the key”'],
    'what opens in English closes in German',
  ),
  ...TIME_ROLES.map(([text, claim, times, on]) => claims(text, [claim], on, { times: [times] })),
];
