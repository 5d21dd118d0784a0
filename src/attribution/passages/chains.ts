/** Passages written for the tests: chains from the nearest source to the origin. All invented. */
import { chain, own } from './passage.js';

export const CHAINS = [
  chain(
    'The Delta news agency quotes residents as saying that the canal is dry.',
    ['The Delta news agency', 'residents'],
    'the canal is dry',
    'quotes somebody as saying',
  ),
  chain(
    'The Delta news agency quoted a shepherd as saying the pass was open.',
    ['The Delta news agency', 'a shepherd'],
    'the pass was open',
    'quotes somebody as saying',
  ),
  chain(
    'Quoted by the Delta news agency, Omar Siddiq, spokesman for the port, reported on Monday that the cranes were idle.',
    ['the Delta news agency', 'Omar Siddiq'],
    'the cranes were idle',
    'quoted by; clause of a verb',
  ),
  chain(
    'The Delta news agency quotes residents who claimed to have seen boats on the lake.',
    ['The Delta news agency', 'residents'],
    'to have seen boats on the lake',
    'who stands for its noun; infinitive of a verb',
  ),
  chain(
    'The prosecutor said the guard told police that the door was open.',
    ['The prosecutor', 'the guard'],
    'the door was open',
    'inside the content around it; clause of a verb',
  ),
  chain(
    'According to the newspaper, the mayor said the well was safe.',
    ['the newspaper', 'the mayor'],
    'the well was safe',
    'according to; inside the content around it',
  ),
  chain(
    'The mayor said the well was safe, according to the newspaper.',
    ['the newspaper', 'The mayor'],
    'the well was safe',
    'according to; inside the content around it',
  ),
  chain(
    'Radio Coast reported that officials believe the ship sank on Sunday.',
    ['Radio Coast', 'officials'],
    'the ship sank on Sunday',
    'inside the content around it; clause of a verb',
  ),
  chain(
    'The ministry said the union claims the mine is flooded.',
    ['The ministry', 'the union'],
    'the mine is flooded',
    'inside the content around it; clause of a verb',
  ),
  chain(
    '“The well is safe,” the mayor was quoted as saying by the Morning Star newspaper.',
    ['the Morning Star newspaper', 'the mayor'],
    '“The well is safe,”',
    'a relay passes on what its origin got; cue behind a quotation',
  ),
  chain(
    '“The well is safe,” the daily Morning Star quoted the mayor as saying. “We tested it twice.”',
    ['the daily Morning Star', 'the mayor'],
    'We tested it twice',
    'a relay passes on what its origin got; a quotation runs on in the next sentence or paragraph',
  ),
  chain(
    'The agency, citing two officials, said the border would open on Friday.',
    ['The agency', 'two officials'],
    'the border would open on Friday',
    'citing somebody; clause of a verb',
  ),
  chain(
    'The embassy said police told it that the tourists were safe.',
    ['The embassy', 'police'],
    'the tourists were safe',
    'inside the content around it; clause of a verb',
  ),
  chain(
    'The minister said he believed the dam would hold.',
    ['The minister'],
    'he believed the dam would hold',
    'a source’s own belief is one link; who a pronoun is',
  ),
  chain(
    '“I think the dam will hold,” the minister said.',
    ['the minister'],
    'I think the dam will hold',
    'who says I; a source’s own belief is one link',
  ),
  chain(
    'The radio said the army reported that scouts had seen smoke.',
    ['The radio', 'the army'],
    'scouts had seen smoke',
    'inside the content around it; clause of a verb',
  ),
  chain(
    'The paper reported that the governor said the prefect told him that the road was cut.',
    ['The paper', 'the governor', 'the prefect'],
    'the road was cut',
    'inside the content around it; clause of a verb',
  ),
  chain(
    'The witness said that a neighbour told her that the shop had burned.',
    ['The witness', 'a neighbour'],
    'the shop had burned',
    'inside the content around it; clause of a verb',
  ),
  chain(
    'The ministry said reports that the bridge had collapsed were false.',
    ['The ministry', ''],
    'the bridge had collapsed',
    'noun with a clause; clause of a verb',
  ),
  chain(
    'Radio Delta, quoting the army, said the pass was mined.',
    ['Radio Delta', 'the army'],
    'the pass was mined',
    'citing somebody; clause of a verb',
  ),
  chain(
    'The radio said residents were quoted as saying the water was brown.',
    ['The radio', '', 'residents'],
    'the water was brown',
    'quotes somebody as saying; inside the content around it',
  ),
  chain(
    'The charity says refugees told its doctors that the boat had no engine.',
    ['The charity', 'refugees'],
    'the boat had no engine',
    'inside the content around it; clause of a verb',
  ),
  own(
    'Heavy rain fell on the coast, and the ferry was cancelled.',
    'Heavy rain fell on the coast',
    'conjoined clauses that speak of different things',
  ),
  own(
    'Heavy rain fell on the coast, and the ferry was cancelled.',
    'the ferry was cancelled',
    'conjoined clauses that speak of different things',
  ),
  own(
    'The route, which includes four bridges, is 60 km long.',
    'which includes four bridges',
    'relative clause that asserts',
  ),
  own(
    'The governor urged residents to leave the valley.',
    'The governor urged residents to leave the valley',
    'attitudes, orders, questions and what was not said are no links',
  ),
  own(
    'The minister did not say whether the road would open.',
    'The minister did not say whether the road would open',
    'a cue that is denied; attitudes, orders, questions and what was not said are no links',
  ),
  own(
    'The company refused to comment on the accident.',
    'The company refused to comment on the accident',
    'a cue that is denied; attitudes, orders, questions and what was not said are no links',
  ),
  own(
    'The mayor wants to rebuild the market.',
    'The mayor wants to rebuild the market',
    'attitudes, orders, questions and what was not said are no links',
  ),

  // Relays of every make.
  chain(
    'The convoy has left the town, Radio Delta reported on Monday, citing two drivers.',
    ['Radio Delta', 'two drivers'],
    'The convoy has left the town',
    'the model’s head; citing somebody',
  ),
  chain(
    'According to the gazette, which cited two clerks, the tax was never paid.',
    ['the gazette', 'two clerks'],
    'the tax was never paid',
    'a source that quotes another; according to',
  ),
  chain(
    'The road is cut, the agency reported, citing Radio Coast, a station that in turn quoted shepherds.',
    ['the agency', 'Radio Coast', 'shepherds'],
    'The road is cut',
    'a source that quotes another',
  ),
  chain(
    'A trader quoted by Radio Coast said that the price had doubled.',
    ['Radio Coast', 'A trader'],
    'the price had doubled',
    'quoted by; clause of a verb',
  ),
  chain(
    'According to the chamber, quoted by the radio of the town, the price of bread had doubled.',
    ['the radio of the town', 'the chamber'],
    'the price of bread had doubled',
    'quoted by; according to',
  ),
  chain(
    'The charity said a farmer told its doctors: “The well is dry.” “We drink from the river.”',
    ['The charity', 'a farmer'],
    'We drink from the river',
    'inside the content around it; marks: double',
  ),
  chain(
    'According to the survey, which the council has seen, the bridge is unsafe.',
    ['the survey'],
    'the bridge is unsafe',
    'according to',
  ),
  chain(
    'The mayor opened a bridge, which, she said, was safe.',
    ['she'],
    'which was safe',
    'a verb of saying between commas',
  ),
  // No links.
  own(
    'Neither the mayor nor the governor has confirmed that the road is closed.',
    'Neither the mayor nor the governor has confirmed that the road is closed',
    'nobody said; a cue that is denied',
  ),
  own(
    'The paper quoted “clerks of the court” to that effect.',
    'The paper quoted “clerks of the court” to that effect',
    'who is quoted is no content',
  ),
  own(
    'The cracks show that the wall is moving.',
    'The cracks show that the wall is moving',
    'what things show is nobody’s word; attitudes, orders, questions and what was not said are no links',
  ),
  own(
    'It should be noted that the bridge is old.',
    'It should be noted that the bridge is old',
    'advice of nobody; attitudes, orders, questions and what was not said are no links',
  ),
  own(
    'To say that the bridge is safe would be wrong.',
    'To say that the bridge is safe would be wrong',
    'a cue without a speaker is weak; attitudes, orders, questions and what was not said are no links',
  ),
  own(
    'The office denied this on Monday.',
    'The office denied this on Monday',
    'this and that are no claims; attitudes, orders, questions and what was not said are no links',
  ),

  chain(
    'The ministry rejects as unfounded the claim, published on Sunday by the Coast Gazette, that the wells were poisoned.',
    ['The ministry', 'the Coast Gazette'],
    'the wells were poisoned',
    'the model’s head; a claim published by somebody',
  ),
  chain(
    'The charity said a farmer told its doctors: “The well is dry.”\n\nThe village has one well.\n\n“Nobody came to help us this summer.”',
    ['The charity', 'a farmer'],
    'Nobody came to help us this summer',
    'speech that goes on carries its relays; a quotation runs on further away',
  ),
];
