/** What scripts/build-gazetteer.mjs needs of this stage; nothing else imports this file. */

export { fold, key, likeness, toSounds } from '../spelling/index.js';
export { encodeGazetteer } from './gazetteer/encode.js';
export { encodeShapes } from './gazetteer/shapes.js';
