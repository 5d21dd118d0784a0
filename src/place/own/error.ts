/** What is wrong with a file that was to be added, for people. */
export class GazetteerFileError extends Error {
  override name = 'GazetteerFileError';
}
