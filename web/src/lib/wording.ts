/** What things are called on the page. */
import type { ClaimRow, GazetteerFeature, Quantity, TimeExpression } from './types.js';

export const VOICE: Record<ClaimRow['voice'], string> = {
  own: 'Own voice',
  named: 'Named',
  unnamed: 'Unnamed',
  unsaid: 'Nobody named',
};
export const STATE: Record<ClaimRow['state'], string> = {
  open: 'Open',
  accepted: 'Accepted',
  rejected: 'Rejected',
};
export const STANCE: Record<string, string> = {
  assert: 'says',
  claim: 'claims',
  deny: 'denies',
  confirm: 'confirms',
  accuse: 'accuses',
  predict: 'predicts',
  order: 'orders',
  ask: 'asks',
  believe: 'believes',
};
export const KINDS = ['person', 'organisation', 'group', 'outlet', 'document'] as const;

const NUMBER = new Intl.NumberFormat('en');
export const number = (value: number) => NUMBER.format(value);

/** A count with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** From one day to another, as short as it can be said. */
export function days(earliest: string | null | undefined, latest: string | null | undefined): string {
  if (!earliest && !latest) return '';
  if (earliest === latest) return earliest ?? '';
  if (!earliest) return `until ${latest}`;
  if (!latest) return `from ${earliest}`;
  if (
    earliest.slice(0, 7) === latest.slice(0, 7) &&
    earliest.endsWith('-01') &&
    Number(latest.slice(8)) >= 28
  )
    return earliest.slice(0, 7);
  if (earliest.slice(0, 4) === latest.slice(0, 4) && earliest.endsWith('01-01') && latest.endsWith('12-31'))
    return earliest.slice(0, 4);
  return `${earliest} to ${latest}`;
}

export function where(feature: GazetteerFeature): string {
  return [feature.name, feature.admin1, feature.country].filter(Boolean).join(', ');
}

export function when(time: TimeExpression): string {
  return time.edtf ?? time.value;
}

export function amount({ min, max, approximate, unit }: Quantity): string {
  const text =
    min === max || max === undefined || min === undefined
      ? `${min === undefined && max !== undefined ? 'up to ' : max === undefined && min !== undefined ? 'at least ' : ''}${number(min ?? max ?? 0)}`
      : `${number(min)} to ${number(max)}`;
  return `${approximate ? 'about ' : ''}${text}${unit ? ` ${unit}` : ''}`;
}

export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${(bytes / 1000).toFixed(0)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
