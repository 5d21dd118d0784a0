/** Something is wrong with an input that its owner can understand and mend. Never carries the report's text. */
export class DocumentError extends Error {
  override name = 'DocumentError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
