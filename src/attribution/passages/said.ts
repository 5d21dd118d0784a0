/** Passages written for the tests: who said what, within a sentence. All invented. */
import { says } from './passage.js';

export const SAID = [
  // A clause after the cue.
  says(
    'The ministry said the bridge had reopened to trucks.',
    'The ministry',
    'said',
    'the bridge had reopened to trucks',
  ),
  says(
    'The port authority said on Tuesday that two ferries had collided in the fog.',
    'The port authority',
    'said',
    'that two ferries had collided in the fog',
    { time: 'Tuesday' },
  ),
  says(
    'Residents told the Lakeside Herald that the water was still brown.',
    'Residents',
    'told',
    'that the water was still brown',
  ),
  says(
    'The governor announced that schools would open again next week.',
    'The governor',
    'announced',
    'that schools would open again next week',
  ),
  says(
    'Farmers claim the canal was closed without warning.',
    'Farmers',
    'claim',
    'the canal was closed without warning',
    { stance: 'claim' },
  ),
  says(
    'The army confirmed that a convoy had left the base.',
    'The army',
    'confirmed',
    'that a convoy had left the base',
    { stance: 'confirm' },
  ),
  says('The operator denies that the dam is leaking.', 'The operator', 'denies', 'that the dam is leaking', {
    stance: 'deny',
  }),
  says('The mayor insisted that nobody had been hurt.', 'The mayor', 'insisted', 'that nobody had been hurt'),
  says(
    'A spokesman for the railway acknowledged that the line was closed.',
    'A spokesman for the railway',
    'acknowledged',
    'that the line was closed',
    { stance: 'confirm' },
  ),
  says(
    'Doctors fear that the illness will spread to the coast.',
    'Doctors',
    'fear',
    'that the illness will spread to the coast',
    { stance: 'believe' },
  ),
  says(
    'Engineers believe the crack is older than the bridge.',
    'Engineers',
    'believe',
    'the crack is older than the bridge',
    { stance: 'believe' },
  ),
  says(
    'Analysts think the two sides will meet in spring.',
    'Analysts',
    'think',
    'the two sides will meet in spring',
    { stance: 'believe' },
  ),
  says(
    'The weather office warned that the river would rise by night.',
    'The weather office',
    'warned',
    'that the river would rise by night',
    { stance: 'predict' },
  ),
  says(
    'The report shows that exports fell in the north.',
    'The report',
    'shows',
    'that exports fell in the north',
    { evidence: 'inferred' },
  ),
  says(
    'The union alleged that the gate had been locked.',
    'The union',
    'alleged',
    'that the gate had been locked',
    { stance: 'claim' },
  ),
  says('Witnesses testified that the lights were off.', 'Witnesses', 'testified', 'that the lights were off'),
  says(
    'The minister reiterated that the border would stay open.',
    'The minister',
    'reiterated',
    'that the border would stay open',
  ),
  says(
    'Local fishermen complained that the harbour had silted up.',
    'Local fishermen',
    'complained',
    'that the harbour had silted up',
  ),
  says(
    'The agency estimates that 400 people left the valley.',
    'The agency',
    'estimates',
    'that 400 people left the valley',
  ),
  says(
    'The commission concluded that the fire began in the kitchen.',
    'The commission',
    'concluded',
    'that the fire began in the kitchen',
  ),
  says(
    'The director explained why the turbines were stopped.',
    'The director',
    'explained',
    'why the turbines were stopped',
  ),
  says('The court ruled that the contract was valid.', 'The court', 'ruled', 'that the contract was valid'),
  says('Police say a man was found near the mill.', 'Police', 'say', 'a man was found near the mill'),
  says(
    'The United Nations says fuel is running out in the camps.',
    'The United Nations',
    'says',
    'fuel is running out in the camps',
  ),
  says('The ambassador noted that talks had resumed.', 'The ambassador', 'noted', 'that talks had resumed'),
  // Noun phrases.
  says(
    'The two governments announced a new ferry line.',
    'The two governments',
    'announced',
    'a new ferry line',
  ),
  says(
    'The ministry denied any deal with the company.',
    'The ministry',
    'denied',
    'any deal with the company',
    { stance: 'deny' },
  ),
  says('The council rejected the accusation.', 'The council', 'rejected', 'the accusation', {
    stance: 'deny',
  }),
  says(
    'The observatory reported a strong earthquake off the coast.',
    'The observatory',
    'reported',
    'a strong earthquake off the coast',
  ),
  says(
    'The opposition condemned the closure of the market.',
    'The opposition',
    'condemned',
    'the closure of the market',
  ),
  says(
    'The mayor praised the rescuers for their patience.',
    'The mayor',
    'praised',
    'the rescuers for their patience',
  ),
  says('The company confirmed the delay.', 'The company', 'confirmed', 'the delay', { stance: 'confirm' }),
  // Accusations and descriptions.
  says(
    'The union accused the company of hiding the accident.',
    'The union',
    'accused',
    'the company of hiding the accident',
    { stance: 'accuse' },
  ),
  says('Villagers blamed the dam for the flood.', 'Villagers', 'blamed', 'the dam for the flood', {
    stance: 'accuse',
  }),
  says('The minister described the talks as useful.', 'The minister', 'described', 'the talks as useful'),
  says('The newspaper called the plan a mistake.', 'The newspaper', 'called', 'the plan a mistake'),
  // Infinitives, orders, requests.
  says('The company promised to repair the road.', 'The company', 'promised', 'to repair the road', {
    stance: 'predict',
  }),
  says('The rebels threatened to close the pass.', 'The rebels', 'threatened', 'to close the pass', {
    stance: 'predict',
  }),
  says(
    'The residents claimed to have seen lights over the lake.',
    'The residents',
    'claimed',
    'to have seen lights over the lake',
    { stance: 'claim', evidence: 'witnessed' },
  ),
  says(
    'The president urged both sides to return to the table.',
    'The president',
    'urged',
    'both sides to return to the table',
    { stance: 'order' },
  ),
  says(
    'The governor ordered the police to clear the square.',
    'The governor',
    'ordered',
    'the police to clear the square',
    { stance: 'order' },
  ),
  says('Teachers demanded a pay rise.', 'Teachers', 'demanded', 'a pay rise', { stance: 'order' }),
  says(
    'The envoy called for a ceasefire in the valley.',
    'The envoy',
    'called for',
    'a ceasefire in the valley',
    { stance: 'order' },
  ),
  says(
    'Journalists asked whether the minister would resign.',
    'Journalists',
    'asked',
    'whether the minister would resign',
    { stance: 'ask' },
  ),
  says(
    'The officials warned of new floods in the delta.',
    'The officials',
    'warned of',
    'new floods in the delta',
    { stance: 'predict' },
  ),
  // The cue after its clause, and in the middle of it.
  says('The bridge is open again, the ministry said.', 'the ministry', 'said', 'The bridge is open again'),
  says(
    'Two trucks were stopped at the crossing, a border official said.',
    'a border official',
    'said',
    'Two trucks were stopped at the crossing',
  ),
  says(
    'The mill was closed in May, said Dana Holm, the head of the union.',
    'Dana Holm, the head of the union',
    'said',
    'The mill was closed in May',
  ),
  says(
    'The convoy reached the town at noon, reported a source in the hospital.',
    'a source in the hospital',
    'reported',
    'The convoy reached the town at noon',
  ),
  says('The ferry, the captain said, was never full.', 'the captain', 'said', 'The ferry was never full'),
  says(
    'If the rain stops, she said, the road will open.',
    'she',
    'said',
    'If the rain stops the road will open',
  ),
  says('Prices will rise again, economists predict.', 'economists', 'predict', 'Prices will rise again', {
    stance: 'predict',
  }),
  // According to, and its like.
  says(
    'According to the harbour office, six boats are missing.',
    'the harbour office',
    'According to',
    'six boats are missing',
  ),
  says(
    'Six boats are missing, according to the harbour office.',
    'the harbour office',
    'according to',
    'Six boats are missing',
  ),
  says(
    'The strike will last a week, according to a union leader.',
    'a union leader',
    'according to',
    'The strike will last a week',
  ),
  says(
    'According to sources on the ground, the road is clear of mines.',
    'sources on the ground',
    'According to',
    'the road is clear of mines',
  ),
  says(
    'According to two officials who asked not to be named, the talks failed.',
    'two officials who asked not to be named',
    'According to',
    'the talks failed',
  ),
  // Nobody named.
  says('It was reported that the tunnel had flooded.', '', 'reported', 'that the tunnel had flooded'),
  says(
    'The two leaders are expected to meet in June.',
    '',
    'are expected',
    'The two leaders to meet in June',
    { stance: 'predict' },
  ),
  says(
    'The commander is believed to have left the city.',
    '',
    'is believed',
    'The commander to have left the city',
    { stance: 'believe' },
  ),
  says('The pilot was said to be in good health.', '', 'was said', 'The pilot to be in good health'),
  says(
    'The mayor reportedly left the town on Friday.',
    '',
    'reportedly',
    'The mayor left the town on Friday',
  ),
  says('The guards allegedly opened the gate.', '', 'allegedly', 'The guards opened the gate', {
    stance: 'claim',
  }),
  says('The clerk is accused of selling permits.', '', 'is accused', 'The clerk of selling permits', {
    stance: 'accuse',
  }),
  // Nouns of saying and thinking.
  says('There were fears that the wall would collapse.', '', 'fears', 'that the wall would collapse', {
    stance: 'believe',
  }),
  says('The claim that the water was safe angered residents.', '', 'claim', 'that the water was safe', {
    stance: 'claim',
  }),
];
