/** The table's columns, and which of them are shown. */

import { titleOf } from './finding.js';
import type { ClaimRow, Sort } from './types.js';
import { days, STANCE, STATE, VOICE } from './wording.js';

export interface Column {
  name: string;
  label: string;
  /** What the server sorts by when this column is chosen. */
  sort?: Sort;
  always?: boolean;
  numeric?: boolean;
  text: (row: ClaimRow) => string;
}

export const COLUMNS: readonly Column[] = [
  { name: 'words', label: 'Claim', sort: 'words', always: true, text: (row) => row.words },
  {
    name: 'origin',
    label: 'Origin',
    sort: 'origin',
    text: (row) => row.origin ?? (row.voice === 'own' ? 'own voice' : 'not said'),
  },
  { name: 'voice', label: 'Kind of origin', text: (row) => VOICE[row.voice] },
  { name: 'stance', label: 'The source…', text: (row) => STANCE[row.stance ?? ''] ?? '' },
  {
    name: 'hops',
    label: 'Links in the chain',
    sort: 'hops',
    numeric: true,
    text: (row) => (row.hops > 0 ? String(row.hops) : ''),
  },
  { name: 'places', label: 'Place', text: (row) => row.places },
  { name: 'earliest', label: 'Happened', sort: 'earliest', text: (row) => days(row.earliest, row.latest) },
  { name: 'outlet', label: 'Outlet', sort: 'outlet', text: (row) => row.outlet ?? '' },
  { name: 'published', label: 'Published', sort: 'published', text: (row) => row.published ?? '' },
  { name: 'title', label: 'Report', sort: 'title', text: (row) => titleOf(row) },
  {
    name: 'confidence',
    label: 'Confidence',
    sort: 'confidence',
    numeric: true,
    text: (row) => row.confidence?.toFixed(2) ?? '',
  },
  { name: 'state', label: 'Review', sort: 'state', text: (row) => STATE[row.state].toLowerCase() },
];
const USUAL = ['origin', 'places', 'earliest', 'title', 'outlet', 'published', 'confidence', 'state'];

/** Names of the columns that were shown last; the usual ones at first. */
export function columnsShown(): string[] {
  const kept = localStorage.getItem('columns')?.split(',');
  return kept?.filter((name) => COLUMNS.some((column) => column.name === name)) ?? USUAL;
}

export function rememberColumns(names: readonly string[]): void {
  localStorage.setItem('columns', names.join(','));
}
