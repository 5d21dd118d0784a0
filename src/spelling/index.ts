/** Door of spelling/: one name in many spellings and scripts. Shared by whatever compares names. */
export { fold, isLatin } from './fold.js';
export { likeness } from './likeness.js';
export { key, keysToLookUp, type Sounds, toSounds, type Words, withoutArticles } from './sounds.js';
