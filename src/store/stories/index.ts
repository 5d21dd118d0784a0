/** Door of stories/: stories of a desk, kept up to date, decided about, read from tables. */
export * from './actions.js';
export { Decisions, isOfStories, reportsIn } from './decisions.js';
export { Joiner } from './joiner.js';
export * from './model.js';
export { Stories } from './stories.js';
