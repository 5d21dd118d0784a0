/** Words around names that tell places from people and things. Written for the purpose. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Before a name: it is a place, as a rule. */
export const PLACE_PREPOSITIONS =
  set(`in at near from to into toward towards outside inside across around throughout through via between within along
  reach reached leave left entered enter besieged captured retook recaptured seized visit visited visiting`);
/** Before a name: it may be a place. */
export const WEAK_PREPOSITIONS = set('of on for over against with by');

/** Before a place name, part of neither it nor a person. */
export const DIRECTIONS =
  set(`north south east west northern southern eastern western central northeast northwest southeast southwest
  northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western north-east north-west south-east south-west
  upper lower greater downtown uptown inner outer rural metropolitan metro mid central coastal suburban old new`);

/** First words of Arabic place names ("hill", "spring", "valley", "house of"): what follows is a part of the name. */
export const NAME_HEADS =
  set(`tal tel tell tall deir dayr dar ain ayn ein bir beer bi'r wadi jabal jebel jabel khan kafr kfar kafar kfr beit bayt bait ras
  khirbet khirbat khirba bab jisr maaret maarat maarrat marat ma'arat ma'arrat qalaat qal'at nahr jamiyat jamiat hosh housh burj borj
  bani beni bustan madinat mazraat masaken hay tallat telat dahiyat dahiat rasm qasr qaser sahl zawiyat shaikh sheikh sayyida sayyidah sayida saida jub jubb
  um umm`);

/** Last words of Arabic place names that only describe ("western", "new", "greater"). */
export const NAME_ADJECTIVES =
  set(`gharbi gharbia gharbiya gharbiyah gharbiyeh gharbieh sharqi sharqia sharqiya sharqiyah sharqiyeh sharqieh janubi janubiyah janoubi
  shamali shamaliyah shamali kubra sughra kabir kabira kabeer saghir saghira saghirah fawqani fawqaniyah tahtani tahtaniyah jadid jadida jadidah
  jadideh qadim qadima qadimah`);

/** Before a name with the article: it is a person's, "Abu Osama al-Iraqi". */
export const PERSON_HEADS = set('abu abou abdul abd bin ibn umm sheikh shaikh mullah imam');

/** Before a name: it is a person. */
export const TITLES =
  set(`mr mrs ms miss dr prof professor sir lady lord dame sheikh shaikh imam mullah ayatollah king queen prince princess pope
  president premier chancellor minister secretary senator sen rep congressman congresswoman governor gov mayor judge justice sheriff deputy
  gen general lt lieutenant col colonel maj major capt captain sgt sergeant cpl pvt officer detective chief commander admiral adm marshal
  coach manager director chairman chairwoman ceo spokesman spokeswoman spokesperson ambassador attorney rev reverend father pastor bishop
  archbishop cardinal saint rabbi hajji abu umm bin ibn mayor-elect councilman councilwoman superintendent principal trooper inspector editor`);

/** After a name: a person or an office speaks or does what people do. */
export const SPEECH = set(
  'said says told added wrote tweeted claimed denied announced stated argued insisted warned vowed urged called accused rejected condemned welcomed',
);

/** Common given names: a capitalised word before or after them is a surname. */
export const GIVEN_NAMES =
  set(`james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul
  andrew joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon
  benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle noah ethan jeremy
  walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert
  willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene tony chris mike bill jim tom bob dave steve dan ben sam matt nick
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol
  amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy angela shirley anna brenda pamela emma nicole samantha katherine christine
  debra rachel carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah
  megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy isabella julia grace denise amber
  danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis lori marie kate claire
  mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein hussain ibrahim omar khalid abdul abdullah mahmoud mustafa yusuf youssef saeed said tariq
  bashar saddam hamid karim rashid nasser jamal salim faisal vladimir sergei dmitry ivan boris mikhail alexei viktor yuri oleg igor andrei nikolai pavel
  hans klaus pierre jacques francois luis carlos jorge pedro miguel antonio manuel francisco angela donald barack hillary theresa emmanuel recep benjamin
  jeff greg doug ken ron don ray jimmy johnny tim fred max leo luke evan ian neil craig dean glenn derek brett chad travis marcus shane dustin curtis
  ernest lloyd clarence leon floyd herbert howard norman stanley harry oscar alfred theodore lewis clyde earl ellis warren clifford dale lee tracy stacy`);

/** Words that begin sentences and are names of places somewhere in the world. */
export const COMMON_WORDS =
  set(`the a an and or but if so as at by in on of to for from with he she it they we you i his her its their our your my this that these those
  there here then than what which who whom whose when where why how all any both each few more most other some such no nor not only own same too very can will
  just should now is are was were be been being have has had do does did a also after before while during since until once again further about above below
  under over up down out off into through because although though however meanwhile moreover nevertheless therefore thus yet still even ever never always often
  many much several every either neither one two three four five six seven eight nine ten first second third last next new old good bad best great big small
  long short high low early late young right left open free full real true sure clear close hard soft hot cold dark light black white red green blue brown gray grey
  man men woman women boy girl child children people person police army force forces government state states city town village country county street road house
  home school college university hospital church court center centre park river lake hill hills mount mountain island bay beach port bridge field fields garden gardens
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  day days week weeks month months year years time today tomorrow yesterday morning evening night noon spring summer fall autumn winter
  said says say told tell ask asked make made take took get got give gave go went come came see saw know knew think thought look looked use used find found
  want work call try need feel become leave put mean keep let begin help show hear play run move live believe bring happen write provide sit stand lose pay meet
  include continue set learn change lead understand watch follow stop create speak read allow add spend grow win offer remember love consider appear buy wait serve
  die send expect build stay fall cut reach kill remain suggest raise pass sell require report decide pull sell join reading nice most sale bath mobile enterprise
  along despite according among amid between within without against toward towards upon across around near inside outside like unlike per via plus minus
  president minister king queen prince general captain major colonel judge doctor god lord lady sir miss mister mother father brother sister son daughter
  north south east west northern southern eastern western central upper lower middle inner outer union unity liberty independence freedom hope faith victory
  company group team club league association federation committee council congress parliament senate house party court bank fund board agency office department
  ministry institute foundation society press news times post journal radio media television network online internet web site page article story book letter
  yes no ok oh ah well maybe perhaps please thanks thank hello hi welcome sorry congratulations happy merry dear
  wall gate tower point cross corner square circle ring star sun moon sky sea ocean water fire earth wind rain snow ice stone rock gold silver iron steel
  coal oil gas salt sugar rice corn bread milk tea coffee wine beer fish bird dog cat horse bear wolf lion eagle rose lily
  english french spanish german arabic chinese catholic christian muslim jewish islamic republican democrat democratic
  none anyone everyone someone nobody something nothing everything anything another others others' enough less least half quarter
  bar bay ball bell best bell brook camp car code core deal drew era eve hand head hope ida joy key king lane law lead mark mars mill moore nova page price prince
  see senior junior self side sunny temple wells wise young male female male' polo manual total central general special national international federal royal
  photo video image source sources related share comments comment reply follow subscribe advertisement copyright reuters update breaking editor contact
  arab arabs kurd kurds western islamic islamist sunni shia shiite alawite druze yazidi roman ottoman soviet
  rest birth border battle parts part dozens hundreds thousands scores several activists residents civilians witnesses fighters rebels militants
  troops soldiers officers officials clashes fighting heavy fierce strikes airstrikes raids shelling mortar rockets missiles bombs car cars
  death deaths bodies victims families refugees hostages prisoners survivors sources reports images videos footage pictures medics rescuers
  protests protesters demonstrators talks peace war wars truce ceasefire relief aid food supplies warplanes helicopters tanks planes drones
  deal deals plan plans power rule rules order orders charge charges trial trials vote votes election elections polls price prices market
  markets trade business industry work workers labour labor health care science history culture art music film sport sports game games
  east mission missions operation operations attack attacks blast explosion explosions fire fires flood floods storm storms
  shots gunmen men's women's children's police's nothing's sure major minor front base bases zone zones line lines point points
  mama papa sala bar gas van ban san con del des mon mar jan feb jun jul aug sep oct nov dec am pm tv cd dvd`);

/** After the name of a place, in capitals: an organisation or office is named after it. */
export const ORGANISATION_WORDS =
  set(`police department university college school hospital council committee commission court times post herald tribune journal news press
  ministry army navy government parliament congress senate bank airlines airways university institute association federation union party club city county state
  board authority office agency district company corporation corp inc ltd group museum center centre church cathedral observatory foundation society league
  fire sheriff sheriffs highway patrol academy high elementary middle medical health international airport
  united rangers championship cup open festival marathon conference summit agreement treaty accord declaration process`);

/** Abbreviations of the states of the US: postal codes count only after a comma. */
export const US_STATES: ReadonlyMap<string, string> = new Map(
  `Ala:Alabama AL:Alabama Alaska:Alaska AK:Alaska Ariz:Arizona AZ:Arizona Ark:Arkansas AR:Arkansas Calif:California Cal:California CA:California Colo:Colorado CO:Colorado
  Conn:Connecticut CT:Connecticut Del:Delaware DE:Delaware Fla:Florida FL:Florida Ga:Georgia GA:Georgia HI:Hawaii ID:Idaho Ill:Illinois IL:Illinois Ind:Indiana IN:Indiana
  IA:Iowa Kan:Kansas Kans:Kansas KS:Kansas Ky:Kentucky KY:Kentucky La:Louisiana LA:Louisiana ME:Maine Md:Maryland MD:Maryland Mass:Massachusetts MA:Massachusetts
  Mich:Michigan MI:Michigan Minn:Minnesota MN:Minnesota Miss:Mississippi MS:Mississippi Mo:Missouri MO:Missouri Mont:Montana MT:Montana Neb:Nebraska Nebr:Nebraska NE:Nebraska
  Nev:Nevada NV:Nevada N.H:New_Hampshire NH:New_Hampshire N.J:New_Jersey NJ:New_Jersey N.M:New_Mexico NM:New_Mexico N.Y:New_York NY:New_York N.C:North_Carolina NC:North_Carolina
  N.D:North_Dakota ND:North_Dakota OH:Ohio Okla:Oklahoma OK:Oklahoma Ore:Oregon OR:Oregon Pa:Pennsylvania PA:Pennsylvania R.I:Rhode_Island RI:Rhode_Island S.C:South_Carolina
  SC:South_Carolina S.D:South_Dakota SD:South_Dakota Tenn:Tennessee TN:Tennessee Tex:Texas TX:Texas UT:Utah Vt:Vermont VT:Vermont Va:Virginia VA:Virginia Wash:Washington WA:Washington
  W.Va:West_Virginia WV:West_Virginia Wis:Wisconsin Wisc:Wisconsin WI:Wisconsin Wyo:Wyoming WY:Wyoming D.C:District_of_Columbia DC:District_of_Columbia
  Ont:Ontario B.C:British_Columbia Alta:Alberta Que:Quebec`
    .split(/\s+/)
    .map((pair) => {
      const [short = '', long = ''] = pair.split(':');
      return [short, long.replaceAll('_', ' ')];
    }),
);

/** Groups, companies and bodies that are named so, and are no places wherever a town has such a name. Written for the purpose. */
export const GROUPS =
  set(`hamas hezbollah hizbollah hizbullah fatah taliban isis isil daesh qaeda qaida nusra shabaab shabab jihad houthi houthis ansarullah
  wagner rsf sdf ypg pkk fsa idf unifil minusma monusco nato unhcr unicef ocha wfp msf osce ecowas asean opec imf google facebook
  twitter microsoft telegram whatsapp youtube tiktok reuters afp ap bbc cnn sana irna tass interfax xinhua jazeera
  arabiya rudaw anadolu centcom africom boko haram m23 ltte farc`);
