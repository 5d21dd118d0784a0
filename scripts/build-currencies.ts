/**
 * Writes data/quantity/currencies.json: the names that currencies go by in English, singular and plural, to ISO 4217.
 * They are those of the Unicode CLDR as the running Node has them (`npx tsx scripts/build-currencies.ts`); the file is
 * kept, so that every Node reads the same.
 */
import { writeFileSync } from 'node:fs';

/** What reports also say, beside CLDR's names. */
const FURTHER: Readonly<Record<string, string>> = {
  'american dollar': 'USD',
  'emirati dirham': 'AED',
  'israeli shekel': 'ILS',
  'lebanese lira': 'LBP',
  'qatari rial': 'QAR',
  'russian rouble': 'RUB',
  'saudi rial': 'SAR',
  'syrian lira': 'SYP',
  'uae dirham': 'AED',
};

const names = new Map<string, string>();
for (const code of Intl.supportedValuesOf('currency')) {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: code, currencyDisplay: 'name' });
  for (const count of [1, 2]) {
    const parts = format.formatToParts(count);
    const name = parts.find(({ type }) => type === 'currency')?.value.toLowerCase() ?? '';
    // Old ones carry their years, codes without a name are not said, and one word alone may be any country's.
    if (/^\p{L}+(?: \p{L}+)+$/u.test(name)) names.set(name, code);
  }
}
for (const [name, code] of Object.entries(FURTHER)) {
  names.set(name, code);
  names.set(`${name}s`, code);
}
names.set('pound sterling', 'GBP');
names.set('pounds sterling', 'GBP');

const sorted = Object.fromEntries([...names].sort(([a], [b]) => (a < b ? -1 : 1)));
const about =
  'English names of currencies to ISO 4217, by scripts/build-currencies.ts from the Unicode CLDR (Unicode License v3) and a few more.';
writeFileSync(
  new URL('../data/quantity/currencies.json', import.meta.url),
  `${JSON.stringify({ about, names: sorted }, null, 1)}\n`,
);
