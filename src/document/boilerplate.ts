/** Lines that belong to the page and not to the report: share bars, comment forms, invitations to subscribe. */

/**
 * Headings that begin a comment form or a list of other articles at a page's end; nothing after them is the report's.
 * The wordings are those of the common publishing systems (WordPress, Drupal, Blogger, Disqus) in the languages of
 * the field.
 */
const TAIL_HEADINGS =
  /^(?:leave a (?:reply|comment)|post a comment|add (?:a )?comment|write a comment|comments? ?(?:\(\d+\)|\d+)?|\d+ (?:comments?|responses?|replies)|join the (?:conversation|discussion)|related (?:articles|posts|stories|news|content|topics)|you (?:may|might) also (?:like|be interested in)|recommended (?:for you|stories|articles)|more (?:from|on|stories|news)\b.{0,60}|read (?:more|next|also)|most (?:read|popular)|share (?:this|on|via)\b.{0,40}|laisser un commentaire|articles? (?:similaires|liés)|schreibe einen kommentar|deja un comentario|deja una respuesta|оставить комментарий|комментарии|читайте также|اترك تعليقا?ً?|اترك ردا?ً?|مقالات ذات صلة|التعليقات|bir yanıt yazın|yorum yapın)\s*[:…]?$/iu;

/** Lines of a form or a bar, wherever they stand. */
const FORM_LINES = [
  /^your email address will not be published\b/i,
  /^required fields are marked\b/i,
  /^save my name, email,? and website\b/i,
  /^this site uses akismet\b/i,
  /^(?:votre|tu|su|la tua) (?:adresse|dirección|indirizzo)\b.{0,80}(?:publiée|publicada|pubblicato)/i,
  /^ваш (?:адрес )?(?:e-?mail|электронной почты)\b.{0,60}не будет опубликован/iu,
  /^لن يتم نشر عنوان بريدك/u,
  /^(?:name|email|website|comment)\s*\*?$/i,
  /^(?:share|tweet|pin|email|print|like|facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit)(?:[\s|,·•/]+(?:share|tweet|pin|email|print|like|this|on|x|facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|messenger|copy link|more))*$/i,
  /^(?:sign up|subscribe)\b.{0,60}\b(?:newsletter|updates|alerts|inbox)\b/i,
  /^(?:follow|like|join) us on\b/i,
];

/** The longest line that is taken for boilerplate by its wording alone. */
const LONGEST = 200;

/** Whether a line, wherever it stands, is a form's or a share bar's and not the report's. */
export function isBoilerplateLine(line: string): boolean {
  return line.length <= LONGEST && FORM_LINES.some((pattern) => pattern.test(line));
}

/** Below this share of a text's blocks, a tail heading is one; nearer the top it is a heading of the report. */
const TAIL_STARTS_AFTER = 0.5;

/**
 * Where the page's tail begins.
 *
 * @param blocks the texts of the blocks in order
 * @returns index of the first block that belongs to the tail; `blocks.length` when there is none
 */
export function boilerplateTail(blocks: readonly string[]): number {
  for (let index = 1; index < blocks.length; index++) {
    const line = blocks[index] ?? '';
    if (line.length > LONGEST || index < blocks.length * TAIL_STARTS_AFTER) continue;
    if (TAIL_HEADINGS.test(line.trim()) && !longProseAfter(blocks, index)) return index;
  }
  return blocks.length;
}

/** Comments can be long too, but after "Related articles" prose as long as the report's own means a false alarm. */
function longProseAfter(blocks: readonly string[], index: number): boolean {
  const length = (part: readonly string[]) => part.reduce((sum, block) => sum + block.length, 0);
  return length(blocks.slice(index)) > length(blocks.slice(0, index));
}
