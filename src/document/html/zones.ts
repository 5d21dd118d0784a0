/** Parts of a page that are not its article, told by what the page itself calls them. */
import type { DomElement } from './dom.js';

export type Zone =
  | 'navigation'
  | 'comments'
  | 'sharing'
  | 'related'
  | 'subscription'
  | 'about'
  | 'advertisement'
  | 'notice'
  | 'media';

const TAG_ZONES: Record<string, Zone> = {
  nav: 'navigation',
  menu: 'navigation',
  footer: 'navigation',
  form: 'notice',
  fieldset: 'notice',
  dialog: 'notice',
};
const ROLE_ZONES: Record<string, Zone> = {
  navigation: 'navigation',
  menu: 'navigation',
  menubar: 'navigation',
  banner: 'navigation',
  contentinfo: 'navigation',
  search: 'navigation',
  complementary: 'related',
  dialog: 'notice',
  alertdialog: 'notice',
};

/**
 * Words in the names that pages give their parts (class, id), parted by hyphens: `PostCommentsList` is
 * `post-comments-list`. The names are those of publishing systems and widgets in common use.
 */
const NAME_ZONES: readonly (readonly [Zone, RegExp])[] = [
  [
    'comments',
    /-(?:comments?|commentlist|disqus|respond|discussion-thread|fb-comments|livefyre|viafoura|coral-talk|spot-im)-/,
  ],
  [
    'sharing',
    /-(?:share|shares|sharing|sharedaddy|sharebar|addthis|addtoany|a2a|social|socials|socialmedia|sociallinks|follow-us)-/,
  ],
  [
    'related',
    /-(?:related|relatedposts|recommended|recommendations?|recirc|recirculation|read-more|readmore|read-next|also-like|see-also|more-stories|more-news|more-from|more-on|most-read|most-popular|trending|popular-posts|latest-news|latest-posts|outbrain|taboola|teasers?|onward|up-next|next-article|prev-next|post-navigation|nav-links|widget-area|footer-widgets|sidebar-widgets?|sidebar|rail|right-rail|carousel)-/,
  ],
  [
    'subscription',
    /-(?:newsletters?|subscribe|subscription|subscriber|signup|sign-up|paywall|piano|donate|donation|support-us|mailchimp|mc-embed)-/,
  ],
  [
    'about',
    /-(?:byline|bylines|author|authors|authorbox|author-box|author-bio|author-info|about-author|dateline|timestamp|pubdate|post-meta|entry-meta|article-meta|post-info|post-date|entry-date|published|tags|taglist|tag-list|tagcloud|post-tags|entry-tags|categories|cat-links|entry-footer|post-footer|article-footer|copyright|disclaimer|breadcrumbs?|crumbs)-/,
  ],
  [
    'advertisement',
    /-(?:ad|ads|advert|advertisement|adsense|adslot|dfp|sponsored|sponsor|promo|promotion|promobox|affiliate)-/,
  ],
  [
    'navigation',
    /-(?:nav|navbar|navigation|menu|submenu|topbar|masthead|site-header|site-footer|global-header|global-footer|pagination|pager|skip-link|screen-reader-text|sr-only|visually-hidden|toolbar|toc)-/,
  ],
  ['notice', /-(?:cookies?|consent|gdpr|cmp|popup|modal|lightbox|overlay|print-only|noprint)-/],
  [
    'media',
    /-(?:gallery|slideshow|slider|video|videos|video-player|player|audio-player|media-placeholder|image-credit|photo-credit|credit|credits)-/,
  ],
];

/** Words that say that a part is the article itself, whatever else its name holds. */
const BODY_NAME =
  /-(?:article-body|articlebody|article-content|article-text|story-body|storybody|story-content|story-text|post-body|post-content|entry-content|body-text|bodytext|main-content|content-body)-/;

/** A part with more than this share of the page's text is a wrapper, whatever its name says. */
const WRAPPER_SHARE = 0.4;
/** And so is one with more than this share of its sentences; of comments there may be more than of the article. */
const WRAPPER_PROSE_SHARE = 0.5;
/** A part that holds so many long pieces of unlinked text is no invitation to subscribe, but the text that it guards. */
const GUARDED_PROSE = 3;
const NEVER_ZONES = new Set(['html', 'body', 'main', 'article']);

/** What an element holds; where a page repeats a name, what all elements of that name hold: bodies come in parts. */
export interface Measures {
  /** Its share of the page's text, 0 to 1. */
  textShare: (element: DomElement) => number;
  /** Its share of the page's sentences. */
  proseShare: (element: DomElement) => number;
  /** How many long pieces of text outside links are in it. */
  proseCount: (element: DomElement) => number;
  /** Whether a part that the page calls its article's body is in it. */
  holdsBody: (element: DomElement) => boolean;
  /** Whether a blockquote is in it: posts of social media are embedded as such. */
  holdsQuotation: (element: DomElement) => boolean;
  /** Whether the heading that is the page's title is in it. */
  holdsTitle: (element: DomElement) => boolean;
}

/** The zone that an element opens, if it opens one. */
export function zoneOf(element: DomElement, measures: Measures): Zone | undefined {
  const tag = element.localName;
  if (NEVER_ZONES.has(tag)) return undefined;
  const stated = TAG_ZONES[tag] ?? ROLE_ZONES[element.getAttribute('role') ?? ''];
  const zone = stated ?? zoneNamed(element);
  if (!zone || measures.holdsTitle(element)) return undefined;
  if (!stated && zone !== 'comments' && measures.holdsBody(element)) return undefined;
  if (!stated && zone === 'subscription' && measures.proseCount(element) >= GUARDED_PROSE) return undefined;
  // A frame named "widget" or "social" around a post that the article quotes is the article's.
  if (!stated && zone !== 'comments' && measures.holdsQuotation(element)) return undefined;
  if (zone !== 'comments' && measures.proseShare(element) > WRAPPER_PROSE_SHARE) return undefined;
  return measures.textShare(element) > WRAPPER_SHARE ? undefined : zone;
}

/** The zone that an element's own name is one of, whatever it holds. */
export function zoneNamed(element: DomElement): Zone | undefined {
  const name = nameOf(element);
  if (name === '--' || isBodyName(name)) return undefined;
  return NAME_ZONES.find(([, pattern]) => pattern.test(name))?.[0];
}

/** Whether a name, as nameOf() gives it, is one that pages give their article's body. */
export function isBodyName(name: string): boolean {
  return BODY_NAME.test(name);
}

/** An element's class and id as words: `-post-comments-list-`. */
export function nameOf(element: DomElement): string {
  const written = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.slice(0, 500);
  return `-${written
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/^-|-$/g, '')}-`;
}

/** Whether the page hides an element from its readers. */
export function isHidden(element: DomElement): boolean {
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  return style !== null && /display\s?:\s?none|visibility\s?:\s?hidden/i.test(style.slice(0, 1000));
}

/** Takes back whatever isHidden() goes by. */
export function show(element: DomElement): void {
  element.removeAttribute('hidden');
  if (isHidden(element)) element.removeAttribute('style');
}
