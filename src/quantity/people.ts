/**
 * Nouns for people, by word and by ending: what may be killed, wounded or captured, and what an article counts ("a child was
 * killed"). Compiled by hand.
 */
import { wordSet } from './word-set.js';

/** Plural, or plural without an s. */
export const PEOPLE: ReadonlySet<string> = wordSet(
  `people persons men women children kids boys girls babies infants toddlers teenagers youths youngsters fighters soldiers troops
  servicemen servicewomen militants militiamen gunmen rebels insurgents terrorists civilians officers guards pilots policemen police
  officials suspects members commanders leaders prisoners deserters villagers residents inhabitants workers labourers laborers
  journalists jihadists extremists mercenaries smugglers others victims personnel elements combatants guerrillas guerillas recruits
  conscripts reservists marines paratroopers peacekeepers medics paramedics doctors nurses patients firefighters rescuers volunteers
  activists protesters protestors demonstrators students pupils schoolchildren teachers farmers shepherds fishermen drivers passengers
  pedestrians shoppers worshippers pilgrims mourners tribesmen clerics imams priests monks nuns elders refugees migrants detainees
  hostages captives inmates settlers tourists foreigners nationals citizens locals relatives brothers sisters sons daughters mothers
  fathers parents families siblings twins grandchildren spies snipers bombers attackers assailants assassins hijackers pirates
  bodyguards employees staff crew crewmen sailors engineers technicians contractors diplomats politicians lawmakers judges
  lawyers prosecutors athletes players forces jawans cadets constables vigilantes herders herdsmen miners traders merchants dissidents`,
);

/** Singular nouns that no ending below tells. */
const PERSONS: ReadonlySet<string> = wordSet(
  `man woman child kid boy girl baby infant toddler youth person civilian rebel militant pilot guard general colonel captain major
  sergeant corporal private lieutenant marine medic nurse student pupil imam sheikh sheik cleric priest monk nun elder refugee migrant
  detainee hostage captive inmate tourist national citizen local relative brother sister son daughter mother father parent sibling spy
  employee sailor diplomat judge chief recruit conscript guerrilla guerilla member official suspect mercenary constable
  journalist cameraman extremist victim combatant assailant aide minister mayor governor ambassador athlete reservist
  paramedic dissident grandmother grandfather schoolboy schoolgirl`,
);

/** Endings of nouns for persons, in the singular. */
const ENDINGS =
  /(?:man|woman|ist|ier|ler|ker|per|ter|der|ger|ner|cer|ver|yer|cher|sher|ther|tor|sor|ian|ite|boy|girl|child)$/;

/** What has such an ending and is no person. */
const THINGS: ReadonlySet<string> = wordSet(
  `launcher helicopter bulldozer carrier trailer container bunker computer quarter paper letter river border tanker booster tractor
  reactor detonator generator motor conductor sector factor monitor corridor mirror number order matter meter metre centre center
  theatre theater shelter filter router counter register charter chapter winter disaster water crater mortar freighter cruiser
  destroyer transporter loader digger fender silencer blister poster starter headquarter barrier frontier tower cover layer power
  summer slaughter encounter offer transfer laser cylinder ladder answer corner dinner manner banner danger hunger trigger finger
  burger dagger pier list twist site suite website satellite dynamite granite elite opposite appetite transistor tumor humor labor
  harbour harbor vapor cluster rooster platter scatter shutter gutter fiber fibre parameter perimeter diameter kilometer kilometre
  thermometer newsletter buffer wafer wrapper sweater heater charger recorder printer scanner stretcher tier multiplier elevator
  escalator refrigerator radiator indicator calculator simulator incubator ventilator regulator accelerator tiger panther reminder remainder`,
);

/** Whether a lower-case noun, singular or plural, is said of people. */
export function isPeople(noun: string): boolean {
  return PEOPLE.has(noun) || isPerson(singular(noun));
}

/** Whether a lower-case noun in the singular is one person. */
export function isPerson(noun: string): boolean {
  return PERSONS.has(noun) || (noun.length > 4 && ENDINGS.test(noun) && !THINGS.has(noun));
}

/** "gunmen" and "gunners" by their singular; a word that is none stays. */
function singular(noun: string): string {
  if (noun.endsWith('men')) return `${noun.slice(0, -3)}man`;
  if (noun.endsWith('children')) return noun.slice(0, -3);
  if (noun.endsWith('ies') && noun.length > 5) return `${noun.slice(0, -3)}y`;
  return noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun;
}
