/** Words and phrases that say what happened to those counted: killed, wounded, missing, displaced, detained. Compiled by hand. */
import type { Quantity } from '../report.js';
import { wordSet } from './word-set.js';

export type Casualty = NonNullable<Quantity['casualty']>;

const each = (casualty: Casualty, words: string): [string, Casualty][] =>
  [...wordSet(words)].map((word) => [word, casualty]);

/** Said of those counted, behind them ("12 were killed", "12 dead"). */
export const CASUALTY_WORDS: Readonly<Record<string, Casualty>> = Object.fromEntries([
  ...each(
    'killed',
    `killed dead died slain martyred perished executed murdered massacred beheaded decapitated drowned assassinated slaughtered lynched crucified
    electrocuted suffocated hanged dying die dies`,
  ),
  ...each('wounded', 'wounded injured hurt maimed hospitalised hospitalized'),
  ...each('missing', 'missing disappeared unaccounted'),
  ...each('displaced', 'displaced uprooted evacuated fled homeless'),
  ...each('detained', 'detained arrested captured abducted kidnapped imprisoned jailed seized'),
]);

/** The same in several words, as tokens; the first is their place. */
export const CASUALTY_PHRASES: readonly (readonly [Casualty, readonly string[]])[] = (
  [
    ['killed', 'shot dead'],
    ['killed', 'shot and killed'],
    ['killed', 'shot to death'],
    ['killed', 'gunned down'],
    ['killed', 'mown down'],
    ['killed', 'put to death'],
    ['killed', 'burned to death'],
    ['killed', 'burnt to death'],
    ['killed', 'burned alive'],
    ['killed', 'beaten to death'],
    ['killed', 'stabbed to death'],
    ['killed', 'hacked to death'],
    ['killed', 'crushed to death'],
    ['killed', 'tortured to death'],
    ['killed', 'starved to death'],
    ['killed', 'lost their lives'],
    ['killed', 'lost his life'],
    ['killed', 'lost her life'],
    ['killed', 'losing their lives'],
    ['killed', 'lose their lives'],
    ['killed', 'found dead'],
    ['killed', 'to death'],
    ['wounded', 'sustained injuries'],
    ['wounded', 'sustained wounds'],
    ['wounded', 'suffered injuries'],
    ['wounded', 'suffered wounds'],
    ['wounded', 'shot and wounded'],
    ['wounded', 'shot and injured'],
    ['detained', 'taken hostage'],
    ['detained', 'taken captive'],
    ['detained', 'taken prisoner'],
  ] as const
).map(([casualty, phrase]) => [casualty, phrase.split(' ')]);

/** Verbs before a number: those counted are their object ("killing 12", "wounded five"). */
export const CASUALTY_VERBS: Readonly<Record<string, Casualty>> = Object.fromEntries([
  ...each(
    'killed',
    `kill kills killed killing execute executes executed executing murder murders murdered murdering massacre massacres massacred
    massacring behead beheads beheaded beheading decapitate decapitates decapitated decapitating assassinate assassinates assassinated assassinating slaughter slaughters slaughtered
    slaughtering slay slays slew slaying lynch lynched crucify crucifies crucified crucifying martyr martyrs martyred martyring hanged`,
  ),
  ...each(
    'wounded',
    'wound wounds wounded wounding injure injures injured injuring maim maims maimed maiming hurting',
  ),
  ...each('displaced', 'displace displaces displaced displacing uproot uprooted uprooting evacuated'),
  ...each(
    'detained',
    `detain detains detained detaining arrest arrests arrested arresting capture captures captured capturing abduct abducts abducted
    abducting kidnap kidnaps kidnapped kidnapping`,
  ),
]);

/** Phrases before a number whose object it is ("claimed the lives of 12", "shot dead two"). */
export const VERB_PHRASES: readonly (readonly [Casualty, readonly string[]])[] = (
  [
    ...[
      'claim',
      'claims',
      'claimed',
      'claiming',
      'take',
      'takes',
      'took',
      'taken',
      'taking',
      'cost',
      'costing',
      'costs',
    ].map((verb) => ['killed', `${verb} the lives of`] as const),
    ['killed', 'shot dead'],
    ['killed', 'shooting dead'],
    ['killed', 'shoot dead'],
    ['killed', 'shoots dead'],
    ['killed', 'shot and killed'],
    ['killed', 'gunned down'],
    ['killed', 'gunning down'],
    ['killed', 'mowed down'],
    ['killed', 'loss of'],
    ['wounded', 'shot and wounded'],
  ] as const
).map(([casualty, phrase]) => [casualty, phrase.split(' ')]);

/** Verbs by which lives are lost ("claimed 30 lives"). */
export const TAKING: ReadonlySet<string> = wordSet(
  'claim claims claimed claiming take takes took taken taking cost costs costing lose loses lost losing',
);

/** Who fights: "the army lost 12 soldiers" says that they were killed. */
export const TROOPS: ReadonlySet<string> = wordSet(
  `soldiers troops fighters militants militiamen gunmen rebels insurgents terrorists guerrillas policemen jihadists servicemen
  paratroopers marines`,
);

/** Nouns counted that say what happened ("12 deaths", "30 casualties", "a death toll of 12"). */
export const CASUALTY_NOUNS: Readonly<Record<string, Casualty>> = Object.fromEntries([
  ...each('killed', 'deaths death fatalities fatality martyrs bodies corpses toll killings'),
  ...each('wounded', 'injuries wounded'),
  ...each('casualties', 'casualties'),
  ...each('displaced', 'refugees'),
  ...each('detained', 'detainees prisoners hostages captives arrests abductees'),
]);

/** What a number after "of", "to", "at" is a number of: "the deaths of 12", "brought the toll to 12". */
export const TOLLS: Readonly<Record<string, Casualty>> = Object.fromEntries([
  ...each(
    'killed',
    'deaths toll death killing fatalities dead killed execution executions killings massacre slaying bodies corpses lives murder',
  ),
  ...each('wounded', 'wounding injuries wounded injured'),
  ...each('detained', 'arrest arrests detention abduction capture kidnapping detained arrested'),
  ...each('displaced', 'displacement displaced'),
  ...each('missing', 'disappearance missing'),
  ...each('casualties', 'casualties'),
]);

/** Words that may stand between those counted and what happened to them. */
export const BETWEEN: ReadonlySet<string> = wordSet(
  `was were is are been have has had be being also others other more people of them still left confirmed now later themselves either
  already got who , feared believed presumed estimated thought reported said known to " ” “ civilians`,
);
