/** What an opener of containers knows, and what it is. */
import type { Bytes } from './bytes.js';
import { DocumentError } from './error.js';
import type { Columns } from './fields.js';
import type { OpenedDocument } from './input.js';
import type { Limits } from './limits.js';

export interface Context {
  /** Of the file; its documents are named after it: `file.warc.gz#17`. */
  name: string;
  limits: Limits;
  columns: Columns;
  /** How many containers it lies in. */
  depth: number;
  /** One layer of gzip is undone already. */
  unzipped?: boolean;
  /** Opens what a container holds, by its content. */
  open: Opener;
}

/** Takes a container apart. Failures of single documents are yielded, what ends the file is thrown. */
export type Opener = (stream: Bytes, context: Context) => AsyncGenerator<OpenedDocument>;

/** Containers in containers: a mailbox in an archive holds mails with attachments. More is a trap. */
const DEEPEST = 3;

/** Opens a part of a container; whatever is wrong with it is its own failure and no other part's. */
export async function* openPart(
  stream: Bytes,
  name: string,
  context: Context,
): AsyncGenerator<OpenedDocument> {
  try {
    if (context.depth >= DEEPEST)
      throw new DocumentError(
        'too-deep',
        `it lies in ${context.depth} containers; no more than ${DEEPEST} are opened`,
      );
    yield* context.open(stream, { ...context, name, depth: context.depth + 1, unzipped: false });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    yield { ok: false, name, error };
  }
}
