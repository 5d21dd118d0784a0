/**
 * The data model as columns of Parquet. They are derived from the schemas in report.ts and story.ts, so that a field that
 * is added there is a column here, and nothing of a report is lost: an optional field that is absent is null, lists are
 * lists, objects are structs, records are maps, geometries are well-known binary.
 */
import type { SchemaElement } from 'hyparquet-writer';
import { geojsonToWkb } from 'hyparquet-writer';
import { z } from 'zod';
import { type Geometry, geometrySchema } from '../../report.js';
import { wellFormed } from '../characters.js';

/** What a column holds. */
export type Kind =
  | 'string'
  | 'int'
  | 'double'
  | 'boolean'
  /** A day, written as days since 1970. */
  | 'day'
  /** GeoJSON in the model, well-known binary in the file. */
  | 'geometry'
  | { list: Kind }
  | { fields: readonly Column[] }
  /** Names → values. */
  | { map: Kind };

export interface Column {
  /** In the file: `published_from`. */
  name: string;
  /** In the model: `publishedFrom`. */
  key: string;
  kind: Kind;
  optional: boolean;
}

export type Row = Record<string, unknown>;

/**
 * The columns of an object of the model.
 *
 * @param without keys that stand in a table of their own
 * @throws Error on a form that no column has: the model has grown by something that this file does not know
 * @example columnsOf(sourceSchema).map(({ name }) => name); // ['id', 'name', 'kind', …]
 */
export function columnsOf(schema: z.ZodObject, without: readonly string[] = []): Column[] {
  return Object.entries(schema.shape)
    .filter(([key]) => !without.includes(key))
    .map(([key, value]) => {
      const { kind, optional } = kindOf(value as z.ZodType);
      return { name: snakeCase(key), key, kind, optional };
    });
}

/** @example snakeCase('publishedFrom'); // 'published_from' */
export function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function kindOf(schema: z.ZodType): { kind: Kind; optional: boolean } {
  if (schema instanceof z.ZodOptional)
    return { kind: kindOf(schema.unwrap() as z.ZodType).kind, optional: true };
  if (schema instanceof z.ZodDefault)
    return { kind: kindOf(schema.unwrap() as z.ZodType).kind, optional: false };
  const given = (kind: Kind) => ({ kind, optional: false });
  if (schema === geometrySchema) return given('geometry');
  if (schema instanceof z.ZodObject) return given({ fields: columnsOf(schema) });
  if (schema instanceof z.ZodArray) return given({ list: kindOf(schema.element as z.ZodType).kind });
  if (schema instanceof z.ZodRecord) return given({ map: kindOf(schema.valueType as z.ZodType).kind });
  if (schema instanceof z.ZodNumber) return given(schema.format === 'safeint' ? 'int' : 'double');
  if (schema instanceof z.ZodBoolean) return given('boolean');
  const values = schema instanceof z.ZodUnion ? (schema.options as z.ZodType[]) : [schema];
  const literals = values.flatMap((one) => (one instanceof z.ZodLiteral ? [...one.values] : [undefined]));
  if (literals.every((one) => Number.isInteger(one))) return given('int');
  if (schema.def.type === 'string' || schema.def.type === 'enum' || literals.every(isString))
    return given('string');
  throw new Error(`no column holds a ${schema.def.type}`);
}

const isString = (value: unknown) => typeof value === 'string';

/** The columns as the file's schema lists them, each before what it holds. */
export function elementsOf(columns: readonly Column[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.flatMap(({ name, kind, optional }) => elementOf(name, kind, optional)),
  ];
}

const PLAIN = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  int: { type: 'INT32' },
  double: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
  geometry: { type: 'BYTE_ARRAY' },
} as const;

function elementOf(name: string, kind: Kind, optional: boolean): SchemaElement[] {
  const base = { name, repetition_type: optional ? ('OPTIONAL' as const) : ('REQUIRED' as const) };
  if (typeof kind === 'string') return [{ ...base, ...PLAIN[kind] }];
  if ('fields' in kind)
    return [
      { ...base, num_children: kind.fields.length },
      ...kind.fields.flatMap((one) => elementOf(one.name, one.kind, one.optional)),
    ];
  if ('list' in kind)
    return [
      { ...base, num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...elementOf('element', kind.list, false),
    ];
  return [
    { ...base, num_children: 1, converted_type: 'MAP' },
    { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
    ...elementOf('key', 'string', false),
    ...elementOf('value', kind.map, false),
  ];
}

/** An object of the model as a row, by the columns' names. */
export function rowOf(value: object, columns: readonly Column[]): Row {
  const from = value as Row;
  return Object.fromEntries(columns.map(({ name, key, kind }) => [name, written(from[key], kind)]));
}

function written(value: unknown, kind: Kind): unknown {
  if (value === undefined || value === null) return undefined;
  if (kind === 'string') return wellFormed(value as string);
  if (kind === 'geometry') return geojsonToWkb(value as Geometry).slice();
  if (kind === 'day') return new Date(`${value}T00:00Z`);
  if (typeof kind === 'string') return value;
  if ('fields' in kind) return rowOf(value as object, kind.fields);
  if ('list' in kind) return (value as unknown[]).map((one) => written(one, kind.list));
  return Object.entries(value).map(([key, one]) => ({
    key: wellFormed(key),
    value: written(one, kind.map),
  }));
}

/** A row that was read as an object of the model; what is null is absent. */
export function objectOf(row: Row, columns: readonly Column[]): Row {
  return Object.fromEntries(
    columns.flatMap(({ name, key, kind }) => {
      const value = row[name];
      return value === undefined || value === null ? [] : [[key, read(value, kind)]];
    }),
  );
}

function read(value: unknown, kind: Kind): unknown {
  if (typeof kind === 'string') return value;
  if ('fields' in kind) return objectOf(value as Row, kind.fields);
  if ('list' in kind) return (value as unknown[]).map((one) => read(one, kind.list));
  return Object.fromEntries(Object.entries(value as Row).map(([key, one]) => [key, read(one, kind.map)]));
}
