/** What scripts/build-gazetteer.mjs needs of this stage; nothing else imports this file. */
export { encodeGazetteer } from './gazetteer/encode.js';
export { encodeShapes } from './gazetteer/shapes.js';
export { fold } from './spelling/fold.js';
export { key } from './spelling/sounds.js';
