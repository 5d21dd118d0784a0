/** tar: archives of documents, as they come. Nothing is ever written. */
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import type { Bytes } from './bytes.js';
import { type Context, openPart } from './context.js';
import { DocumentError } from './error.js';
import type { OpenedDocument } from './input.js';
import { isWanted } from './zip.js';

const MOST_FILES = 100_000;

export async function* openTar(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  const tar = extract();
  const source = Readable.from(stream, { objectMode: false });
  let fault: unknown;
  source.on('error', (error) => {
    fault = error;
    tar.destroy(error);
  });
  source.pipe(tar);
  let files = 0;
  try {
    for await (const entry of tar) {
      const { name, type } = entry.header;
      if (++files > MOST_FILES)
        throw new DocumentError(
          'limit-files',
          `the archive holds more than ${MOST_FILES} files; unpack it and give the folder`,
        );
      if (type === 'file' && isWanted(name))
        yield* openPart(entry as AsyncIterable<Uint8Array>, `${context.name}/${name}`, context);
      entry.resume();
    }
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    if (fault instanceof DocumentError) throw fault;
    if ((error as { code?: string }).code?.startsWith('E')) throw error;
    throw new DocumentError('tar-broken', 'the tar archive is damaged or cut short');
  } finally {
    source.destroy();
  }
}
