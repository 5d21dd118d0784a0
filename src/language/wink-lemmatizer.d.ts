/** wink-lemmatizer 3 brings no types. Each function takes a word in lower case and gives it back if it is unknown. */
declare module 'wink-lemmatizer' {
  const lemmatizer: Record<'verb' | 'noun' | 'adjective', (word: string) => string>;
  export default lemmatizer;
}
