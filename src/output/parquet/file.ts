/** One table's file, written group of rows by group of rows; it takes its name only once it is whole. */
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Geometry } from '../../report.js';
import { elementsOf, type Row } from './columns.js';
import type { Table } from './tables.js';

/** Bytes of a group that was encoded, on their way to the file: only one group is ever held. */
class FileBytes extends ByteWriter {
  readonly #file: FileHandle;

  constructor(file: FileHandle) {
    super(1 << 16);
    this.#file = file;
  }

  async flush(): Promise<void> {
    const bytes = this.getBytes().slice();
    this.index = 0;
    await this.#file.write(bytes);
  }

  override async finish(): Promise<void> {
    await this.flush();
  }
}

export class TableFile {
  readonly #table: Table;
  readonly #path: string;
  readonly #partial: string;
  readonly #file: FileHandle;
  readonly #writer: ParquetWriter;
  readonly #metadata: { key: string; value: string }[];
  readonly #extent = new Extent();

  private constructor(table: Table, path: string, partial: string, file: FileHandle, createdBy: string) {
    this.#table = table;
    this.#path = path;
    this.#partial = partial;
    this.#file = file;
    this.#metadata = [];
    this.#writer = new ParquetWriter({
      writer: new FileBytes(file),
      schema: elementsOf(table.columns),
      kvMetadata: this.#metadata,
      createdBy,
    });
  }

  /**
   * Begins a table's file in a folder that is there.
   *
   * @throws what the file system says
   */
  static async begin(table: Table, folder: string, createdBy: string): Promise<TableFile> {
    const path = join(folder, `${table.name}.parquet`);
    const partial = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    return new TableFile(table, path, partial, await open(partial, 'w'), createdBy);
  }

  /** Writes rows as one group. */
  async group(rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const { columns, geometry } = this.#table;
    if (geometry) for (const row of rows) this.#extent.add(row[geometry] as Uint8Array | undefined);
    await this.#writer.write({
      columnData: columns.map(({ name }) => ({
        name,
        data: rows.map((row) => row[name]),
        // Positions of pages are of use to nobody who reads whole groups; for many groups they would add up in memory.
        offsetIndex: false,
      })),
      rowGroupSize: rows.length,
    });
  }

  /** Writes what a reader needs to find everything, to the disk; the file does not have its name yet. */
  async finish(): Promise<void> {
    if (this.#table.geometry)
      this.#metadata.push({ key: 'geo', value: JSON.stringify(this.#extent.metadata(this.#table.geometry)) });
    await this.#writer.finish();
    await this.#file.sync();
    await this.#file.close();
  }

  /** Gives the file its name. */
  async name(): Promise<void> {
    await rename(this.#partial, this.#path);
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => {});
    await rm(this.#partial, { force: true });
  }
}

const TYPES = [
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
] as const satisfies readonly Geometry['type'][];

/** What GeoParquet 1.1 says of a column as a whole: the types of its geometries. https://geoparquet.org/releases/v1.1.0/ */
class Extent {
  readonly #types = new Set<string>();

  /** @param geometry well-known binary, little-endian as it is written here */
  add(geometry: Uint8Array | undefined): void {
    if (!geometry) return;
    const code = new DataView(geometry.buffer, geometry.byteOffset).getUint32(1, true);
    this.#types.add(`${TYPES[(code % 1000) - 1]}${code >= 1000 ? ' Z' : ''}`);
  }

  metadata(column: string): Record<string, unknown> {
    return {
      version: '1.1.0',
      primary_column: column,
      // No `crs`: then it is OGC:CRS84, longitude before latitude, as in RFC 7946.
      columns: { [column]: { encoding: 'WKB', geometry_types: [...this.#types].sort() } },
    };
  }
}
