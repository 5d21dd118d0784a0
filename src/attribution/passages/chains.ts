/** Passages written for the tests: chains from the nearest source to the origin. All invented. */
import { chain, own } from './passage.js';

export const CHAINS = [
  chain(
    'The Delta news agency quotes residents as saying that the canal is dry.',
    ['The Delta news agency', 'residents'],
    'the canal is dry',
  ),
  chain(
    'The Delta news agency quoted a shepherd as saying the pass was open.',
    ['The Delta news agency', 'a shepherd'],
    'the pass was open',
  ),
  chain(
    'Quoted by the Delta news agency, Omar Siddiq, spokesman for the port, reported on Monday that the cranes were idle.',
    ['the Delta news agency', 'Omar Siddiq'],
    'the cranes were idle',
  ),
  chain(
    'The Delta news agency quotes residents who claimed to have seen boats on the lake.',
    ['The Delta news agency', 'residents'],
    'to have seen boats on the lake',
  ),
  chain(
    'The prosecutor said the guard told police that the door was open.',
    ['The prosecutor', 'the guard'],
    'the door was open',
  ),
  chain(
    'According to the newspaper, the mayor said the well was safe.',
    ['the newspaper', 'the mayor'],
    'the well was safe',
  ),
  chain(
    'The mayor said the well was safe, according to the newspaper.',
    ['the newspaper', 'The mayor'],
    'the well was safe',
  ),
  chain(
    'Radio Coast reported that officials believe the ship sank on Sunday.',
    ['Radio Coast', 'officials'],
    'the ship sank on Sunday',
  ),
  chain(
    'The ministry said the union claims the mine is flooded.',
    ['The ministry', 'the union'],
    'the mine is flooded',
  ),
  chain(
    '“The well is safe,” the mayor was quoted as saying by the Morning Star newspaper.',
    ['the Morning Star newspaper', 'the mayor'],
    '“The well is safe,”',
  ),
  chain(
    '“The well is safe,” the daily Morning Star quoted the mayor as saying. “We tested it twice.”',
    ['the daily Morning Star', 'the mayor'],
    'We tested it twice',
  ),
  chain(
    'The agency, citing two officials, said the border would open on Friday.',
    ['The agency', 'two officials'],
    'the border would open on Friday',
  ),
  chain(
    'The embassy said police told it that the tourists were safe.',
    ['The embassy', 'police'],
    'the tourists were safe',
  ),
  chain(
    'The minister said he believed the dam would hold.',
    ['The minister'],
    'he believed the dam would hold',
  ),
  chain('“I think the dam will hold,” the minister said.', ['the minister'], 'I think the dam will hold'),
  chain(
    'The radio said the army reported that scouts had seen smoke.',
    ['The radio', 'the army'],
    'scouts had seen smoke',
  ),
  chain(
    'The paper reported that the governor said the prefect told him that the road was cut.',
    ['The paper', 'the governor', 'the prefect'],
    'the road was cut',
  ),
  chain(
    'The witness said that a neighbour told her that the shop had burned.',
    ['The witness', 'a neighbour'],
    'the shop had burned',
  ),
  chain(
    'The ministry said reports that the bridge had collapsed were false.',
    ['The ministry', ''],
    'the bridge had collapsed',
  ),
  chain(
    'Radio Delta, quoting the army, said the pass was mined.',
    ['Radio Delta', 'the army'],
    'the pass was mined',
  ),
  chain(
    'The radio said residents were quoted as saying the water was brown.',
    ['The radio', '', 'residents'],
    'the water was brown',
  ),
  chain(
    'The charity says refugees told its doctors that the boat had no engine.',
    ['The charity', 'refugees'],
    'the boat had no engine',
  ),
  own('The trucks brought “tea and sugar” to the camp.', 'The trucks brought “tea and sugar” to the camp'),
  own('The bridge was closed for two weeks.', 'The bridge was closed for two weeks'),
  own('Heavy rain fell on the coast, and the ferry was cancelled.', 'Heavy rain fell on the coast'),
  own('Heavy rain fell on the coast, and the ferry was cancelled.', 'the ferry was cancelled'),
  own('The route, which includes four bridges, is 60 km long.', 'which includes four bridges'),
  own(
    'The governor urged residents to leave the valley.',
    'The governor urged residents to leave the valley',
  ),
  own(
    'The minister did not say whether the road would open.',
    'The minister did not say whether the road would open',
  ),
  own('The company refused to comment on the accident.', 'The company refused to comment on the accident'),
  own('The mayor wants to rebuild the market.', 'The mayor wants to rebuild the market'),
];
