/**
 * Wordings of what stands in an article's body without being the report's: invitations, links to other articles,
 * credits, remains of players and galleries. The languages are those that the field's outlets publish in.
 */

/** Longest text that a wording alone can rule out; longer ones say more than the wording. */
export const PHRASE_CHARACTERS = 260;

/** Words that announce other articles; followed by a colon or standing alone, before a link. */
const ANNOUNCING =
  "related(?: (?:articles?|posts?|stor(?:y|ies)|news|content|topics?|coverage|video|reading|links?))?|read(?: more| also| next| this next)?(?: (?:about|on|here|from)\\b[^:]{0,60})?|also read|see also|see more|also|more|more (?:from|on|about|in)\\b[^:]{0,60}|must read|don['’]?t miss(?: this)?|you (?:may|might) also (?:like|be interested in)|recommended(?: for you)?|watch(?: (?:more|now|this|live|the video))?|listen(?: now)?|in pictures|in depth|explainer|opinion|analysis|further reading|trending(?: now)?|popular|latest|top stories|editor['’]?s picks?|also on [\\w. ]{2,40}|on [\\w.]{3,40}\\.com|previously|what to read next|sponsored|promoted|leggi anche|lire aussi|à lire aussi|voir aussi|lea también|le[ea] tamb[ié]én|lee también|leia (?:também|mais)|veja também|lesen sie auch|mehr zum thema|siehe auch|lees ook|czytaj (?:też|także|również)|читайте также|читать также|смотрите также|по теме|подробнее|ещё по теме|читайте також|اقرأ أيضا?ً?|إقرأ أيضا?ً?|اقرأ المزيد|طالع أيضا?ً?|شاهد أيضا?ً?|مواضيع ذات صلة|بیشتر بخوانید|همچنین بخوانید|ayrıca okuyun|bunları da okuyun|daha fazla oku";

/** An announcement at the start of a text: `Related: …`, `READ MORE – …`, `[Related: …`. */
export const ANNOUNCEMENT = new RegExp(`^[\\[(>»•\\s]*(?:${ANNOUNCING})\\s*[:|–—-]`, 'iu');
/** A text that is an announcement and nothing more. */
export const LONE_ANNOUNCEMENT = new RegExp(`^[\\[(>»•\\s]*(?:${ANNOUNCING})[\\s:….!»>\\])]*$`, 'iu');

/** What asks the reader to do something, and what a publisher says about itself. */
export const INVITATIONS: readonly RegExp[] = [
  /^\W*(?:please )?(?:click|tap) (?:here|on|the|below)\b/i,
  /\b(?:by clicking here|click here (?:to|for))\b/i,
  /^\W*(?:subscribe|sign up|register|log in|sign in)\b.{0,120}(?:newsletter|updates?|alerts?|e-?mail|inbox|channel|now|today|here|free|$)/i,
  /\bsubscribe to (?:our|the|my)\b/i,
  /\b(?:our|the|free) (?:daily |weekly |morning )?newsletters?\b/i,
  /^\W*(?:follow|like|join|find) (?:us|me|him|her|@?\w+) on (?:twitter|x|facebook|instagram|telegram|whatsapp|youtube|linkedin|google)\b/i,
  /^\W*follow (?:\S+ ){1,4}on (?:twitter|x|facebook|instagram|telegram)\b/i,
  /^\W*(?:share|like) this (?:story|article|post|page)\b/i,
  /^\W*like this (?:story|article|post)\?/i,
  /^\W*(?:download|get|install) (?:the|our)\b.{0,40}\bapps?\b/i,
  /^\W*(?:tell us what you think|what do you think|let us know)\b/i,
  /^\W*(?:have|do you have|got) (?:a|any) (?:tip|tips|story|news)\b/i,
  /^\W*(?:support|donate|become a (?:member|patron|supporter))\b.{0,100}$/i,
  /^\W*(?:delivered|get .{1,60} delivered) (?:through|to) your\b/i,
  /\bdelivered (?:straight |directly )?(?:to|through) your (?:inbox|door|letterbox)\b/i,
  /^\W*(?:подпи(?:сывайтесь|шитесь|саться)|следите за нами)/iu,
  /^\W*(?:abonnez-vous|suivez-nous|s['’]abonner)/iu,
  /^\W*(?:suscríbe|síguenos|siga-nos|assine|inscreva-se)/iu,
  /^\W*(?:تابعونا|اشترك|للاشتراك|انضم)/u,
];

/** What a page says about its comments, and its lists of tags. */
export const PAGE_NOTES: readonly RegExp[] = [
  /\b(?:comments?|comentarios?|comentários?|commentaires?|kommentare?)\b.{0,120}\b(?:moderat\w+|moderador\w*|moderiert|modéré\w*|approved|spam|closed|disabled|terms of|rules|guidelines)\b/iu,
  /\b(?:moderat\w+|moderador)\b.{0,60}\b(?:comments?|comentarios?|comentários?|commentaires?)\b/iu,
  /комментари\p{L}{1,4}.{0,80}(?:модер|правил)/iu,
];
/** Begins a list of tags, when most of what follows is links. */
export const TAGS =
  /^\W*(?:tags?|tagged|labels?|topics?|categor(?:y|ies)|filed under|posted in|keywords?|more on|related topics|теги|метки|рубрик[аи]|etiquetas|schlagwörter|mots[- ]clés|الوسوم|كلمات مفتاحية|etiketler)\b/iu;

/** Rights, and how a text may be used. */
export const RIGHTS: readonly RegExp[] = [
  /^\W*(?:copyright\b|©|ⓒ|\(c\)\s)/iu,
  /\ball rights reserved\b/i,
  /\bsubject to copyright\b/i,
  /\bmay not be (?:published|reproduced|broadcast|rewritten|copied)\b/i,
  /\bmay be reproduced without\b/i,
  /^\W*(?:citation|how to cite)\s*:/i,
  /무단\s?전재/u,
  /все права защищены/iu,
  /جميع الحقوق محفوظة/u,
  /tous droits réservés/iu,
];

/** Who worked on a report, under its end; the report's own words are over by then. */
export const STAFF_CREDITS: readonly RegExp[] = [
  /^\W*(?:\(?additional )?(?:reporting|writing|editing|compiled|translated|edited|written) (?:and (?:writing|editing) )?by\b/i,
  /\bcontributed (?:to|reporting)\b.{0,60}$/i,
];

/** Names of picture agencies, as they stand in credits. */
const AGENCIES =
  'getty(?: images)?|reuters|afp|ap|ap photo|associated press|epa|efe|shutterstock|istock|alamy|pa|xinhua|anadolu|tass|sputnik|wikimedia|wikipedia|flickr|unsplash|pixabay|nasa|esa|zuma|bloomberg|corbis|rex';

/** Credits of pictures: `Photo: …`, `(Image: …)`, `Jane Doe / Getty Images`. */
export const PICTURE_CREDITS: readonly RegExp[] = [
  /^\W*(?:photos?|images?|pictures?|pic|photograph|video|illustration|credits?|image source|photo source|source|foto|fotos|imagen|crédit(?:o|s)?|bild|фото|видео|صورة|الصورة|عکس|fotoğraf|사진)(?: (?:credits?|by|courtesy|copyright|via))?\s*(?:[:=©]|by\b|courtesy\b)/iu,
  /^\W*(?:image|photo|picture) copyright\b/i,
  /^[^.!?]{0,60}[/|(][^.!?]{0,50}\b(?:photo library|photos?|images|pictures)\W*$/i,
  /^\W*courtesy(?: of)?\b/i,
  /^\W*(?:file|handout) (?:photo|picture|image)\W*$/i,
  new RegExp(`^[^.!?]{0,70}[/|,–—-]\\s*(?:${AGENCIES})\\W*$`, 'iu'),
  new RegExp(`^\\W*(?:via )?(?:${AGENCIES})(?:\\s*[/|]\\s*[^.!?]{0,60})?\\W*$`, 'iu'),
  new RegExp(`^[^.!?/|]{1,40}/[^.!?/|]{1,40}/(?:${AGENCIES})\\W*$`, 'iu'),
];

/** A credit at the end of a caption, in brackets or after a bar. */
export const CREDIT_AT_END = new RegExp(
  `(?:\\((?:photo|image|picture|credit|source|pic|file photo|foto)s?\\b[^()]{0,80}\\)|\\([^()]{0,60}\\b(?:${AGENCIES})\\b[^()]{0,40}\\))\\s*$|\\b(?:${AGENCIES})\\s*(?:/\\s?\\S.{0,40})?$`,
  'iu',
);

/** How captions begin in pages that mark them with words only. */
export const CAPTION_START =
  /^\W*(?:(?:image|media|photo|picture) ?caption|file (?:photo|picture|image)\s*[:–—-]|imagen? de archivo)/iu;

/** What players, galleries, forms and advertisement slots leave behind. */
export const REMAINS: readonly RegExp[] = [
  /^\W*(?:advert|advertisement|advertising|ads?|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|реклама|إعلان|إعلانات|reklam|story continues below(?: advertisement)?|article continues (?:below|after).{0,30}|scroll (?:down )?(?:to|for) .{0,40}|continue reading.{0,40}|keep reading.{0,30})\W*$/iu,
  /^\W*(?:image|photo|picture|slide)? ?\d{1,3} ?(?:of|\/) ?\/? ?\d{1,3}\W*$/i,
  /^\W*(?:caption|close|hide caption|toggle caption|enlarge this image|view gallery|show more|show less|loading.{0,20}|play video|play|pause|mute|unmute|replay|now playing|up next|share|tweet|print|email|comments?|reply|like|pin|save|back to top|top|home|menu|search|skip to .{0,30}|image|images|video|photos?|gallery|breaking news|live|highlights|tags?|topics?|by|via|source|read more|more|copy link|copied|next|previous|prev|expand|collapse|transcript)\W*$/i,
  /\b(?:media playback is (?:un|not )supported|requires javascript|javascript (?:is|must be)|enable javascript|browser (?:does not|doesn['’]t) support|video (?:is )?(?:unavailable|not available|can(?:no|['’])t be))\b/i,
  /^\W*(?:\d[\d.,]*\s)?(?:views?|reads?|shares?|comments?|likes?|letture|vistas|просмотр(?:ов|а)?)\W*\d*\W*$/iu,
  /^\[\/?[a-z_-]{2,30}[^\]]{0,200}\].{0,100}(?:\[\/[a-z_-]{2,30}\])?$/i,
  /^\W*(?:\d{1,3}|one|two|three|four|five)[- ]min(?:ute)?s? read\W*$/i,
  /^\W*(?:reading time|tempo de leitura|lesezeit|temps de lecture|tiempo de lectura|время чтения)\b/iu,
  /^\W*(?:www\.)?[\w.-]+@[\w-]+\.[\w.]+\W*$/,
  /^\W*(?:(?:https?:\/\/)?(?:www\.)?(?:twitter|x|facebook|instagram|t)\.(?:com|me)\/\S+|@\w{2,20})\W*$/i,
  /^(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20})?\.(?:com|org|net|info|news|co\.[a-z]{2}|[a-z]{2})$/i,
  /^[\s_*•·~=–—-]{1,40}$/,
];

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** A line that gives when or by whom a page was published. */
export const DATELINES: readonly RegExp[] = [
  /^\W*(?:published|updated|posted|last (?:updated|modified)|first published|created|modified|date|issued|опубликовано|обновлено|publié|publicado|veröffentlicht|نشر|آخر تحديث)\b.{0,90}$/iu,
  new RegExp(`^(?:\\w+,?\\s)?(?:${MONTH})\\.?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s\\d{4}\\b.{0,60}$`, 'iu'),
  new RegExp(`^(?:\\w+,?\\s)?\\d{1,2}(?:st|nd|rd|th)?\\s(?:${MONTH})\\.?,?\\s\\d{4}\\b.{0,60}$`, 'iu'),
  /^(?:[\p{L}-]+,?\s)?\d{1,2}(?:\s(?:de\s)?\p{L}{3,12}\.?(?:\sde)?|[./-]\d{1,2}[./-])\s?\d{4}\b.{0,40}$/u,
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b.{0,40}$/,
  /^\W*\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\b.{0,40}$/i,
  /^\W*\d{1,3} (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago\W*$/i,
  /^\W*(?:by|from|von|par|por|от|автор|بقلم|كتب|تحریر)\s\p{L}[^.!?]{1,80}$/iu,
];
