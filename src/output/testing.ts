/** Reports made by hand for the tests of output/: a small builder that finds words' offsets in a text. */
import {
  type Attribution,
  type Claim,
  nothingRead,
  type Place,
  type Quantity,
  type Report,
  reportSchema,
  type Source,
  type Span,
  type TimeExpression,
  type Warning,
} from '../report.js';

/** Finds `words` in `text` (the nth time they stand there) and gives their span. */
export function spanOf(text: string, words: string, nth = 1): Span {
  let start = -1;
  for (let count = 0; count < nth; count += 1) {
    start = text.indexOf(words, start + 1);
    if (start < 0) throw new Error(`not in the text ${nth} times: ${words}`);
  }
  return { start, end: start + words.length };
}

/** A report with nothing read in it but its paragraphs; `parts` are laid over it and the whole is validated. */
export function reportOf(text: string, parts: Partial<Report> = {}): Report {
  const blocks = [...text.matchAll(/[^\n]+/g)].map((match) => ({
    kind: 'paragraph' as const,
    start: match.index,
    end: match.index + match[0].length,
  }));
  return reportSchema.parse({
    id: 'fixture',
    language: 'en',
    text,
    blocks,
    ...nothingRead(),
    ...parts,
  });
}

export function claimOf(text: string, id: string, words: string[], parts: Partial<Claim> = {}): Claim {
  return {
    id,
    kind: 'checkable',
    spans: words.map((one) => spanOf(text, one)),
    chain: [],
    modality: { polarity: 'affirmed', tense: 'past', hedges: [], scareQuotes: [] },
    places: [],
    times: [],
    quantities: [],
    events: [],
    entities: [],
    ...parts,
  };
}

interface Said {
  source?: Span[];
  cue?: Span[];
  content: Span[];
}

export function attributionOf(id: string, spans: Said, parts: Partial<Attribution> = {}): Attribution {
  const { source = [], cue = [], content } = spans;
  return { id, source, cue, content, quotation: 'indirect', stance: 'assert', confidence: 0.9, ...parts };
}

const NESTED_TEXT = `Convoy waits at the ford

Sixteen lorries have been waiting at a ford near Zalingei since Thursday, Al-Nawras News Agency reported, citing Radio Kaja, which quoted residents as saying that the water was “as high as a donkey’s back”.

The Relief Desk denied that the convoy, some 60 km west of the town, was stuck. It said on 5 May that “patience”, its spokesman’s word, would be enough. The ford will be passable by Friday.`;

/** A nested chain, unnamed sources, a pronoun, an open date, an unresolved place, hedges, warnings, a broken-up claim. */
export function nestedReport(): Report {
  const text = NESTED_TEXT;
  const at = (words: string, nth?: number) => spanOf(text, words, nth);
  const water = at('the water was “as high as a donkey’s back”');
  const quoted = { start: at('citing Radio Kaja').start, end: water.end };
  const sources: Source[] = [
    {
      id: 's1',
      name: 'Al-Nawras News Agency',
      kind: 'outlet',
      named: true,
      mentions: [at('Al-Nawras News Agency')],
    },
    { id: 's2', name: 'Radio Kaja', kind: 'outlet', named: true, mentions: [at('Radio Kaja')] },
    { id: 's3', name: 'residents', kind: 'group', named: false, mentions: [at('residents')] },
    {
      id: 's4',
      name: 'The Relief Desk',
      kind: 'organisation',
      named: true,
      mentions: [at('The Relief Desk'), at('It')],
    },
  ];
  const attributions: Attribution[] = [
    attributionOf(
      'a1',
      {
        source: [at('Al-Nawras News Agency')],
        cue: [at('reported')],
        content: [at('Sixteen lorries have been waiting at a ford near Zalingei since Thursday'), quoted],
      },
      { sourceId: 's1' },
    ),
    attributionOf(
      'a2',
      { source: [at('Radio Kaja')], cue: [at('citing')], content: [water] },
      { sourceId: 's2', within: 'a1' },
    ),
    attributionOf(
      'a3',
      { source: [at('residents')], cue: [at('quoted'), at('as saying that')], content: [water] },
      {
        sourceId: 's3',
        within: 'a2',
        quotation: 'mixed',
        evidence: 'witnessed',
        confidence: 0.42,
      },
    ),
    attributionOf(
      'a4',
      { source: [at('The Relief Desk')], cue: [at('denied')], content: [at('the convoy'), at('was stuck')] },
      {
        sourceId: 's4',
        stance: 'deny',
      },
    ),
    attributionOf(
      'a5',
      { source: [at('It')], cue: [at('said on 5 May')], content: [at('“patience”'), at('would be enough')] },
      {
        sourceId: 's4',
        time: 't2',
        quotation: 'mixed',
      },
    ),
  ];
  const zalingei = {
    id: '365',
    name: 'Zālinjay',
    lat: 12.9,
    lon: 23.47,
    featureClass: 'P',
    featureCode: 'PPLA',
    country: 'SD',
    admin1: 'Central Darfur',
  };
  const places: Place[] = [
    {
      ...at('Zalingei'),
      id: 'p1',
      name: 'Zalingei',
      feature: zalingei,
      candidates: [{ feature: zalingei, score: 0.93 }],
      confidence: 0.93,
      geoPrecision: 1,
      usage: 'literal',
    },
    {
      ...at('the town'),
      id: 'p2',
      name: 'the town',
      candidates: [],
      confidence: 0,
      geoPrecision: 3,
      usage: 'literal',
    },
  ];
  const times: TimeExpression[] = [
    {
      ...at('Thursday'),
      id: 't1',
      type: 'DATE',
      value: '2024-08-15',
      edtf: '2024-08-15',
      earliest: '2024-08-15',
      latest: '2024-08-15',
      inferred: 'the Thursday before the report’s date',
    },
    { ...at('5 May'), id: 't2', type: 'DATE', value: 'XXXX-05-05', edtf: 'XXXX-05-05' },
    {
      ...at('Friday'),
      id: 't3',
      type: 'DATE',
      value: 'XXXX-WXX-5',
      candidates: ['2024-08-16', '2024-08-23'],
    },
  ];
  const quantities: Quantity[] = [
    {
      ...at('Sixteen lorries'),
      id: 'q1',
      min: 16,
      max: 16,
      approximate: false,
      of: at('lorries'),
      kind: 'count',
    },
    { ...at('some 60 km'), id: 'q2', min: 60, max: 60, approximate: true, unit: 'km', kind: 'length' },
  ];
  const claims: Claim[] = [
    claimOf(text, 'c1', ['Sixteen lorries have been waiting at a ford near Zalingei since Thursday'], {
      chain: ['a1'],
      origin: 's1',
      places: [{ place: 'p1', role: 'near' }],
      times: ['t1'],
      quantities: ['q1'],
      geometry: { type: 'Point', coordinates: [23.47, 12.9] },
      geoPrecision: 2,
      timePrecision: 1,
    }),
    claimOf(text, 'c2', ['the water was “as high as a donkey’s back”'], {
      chain: ['a1', 'a2', 'a3'],
      origin: 's3',
    }),
    claimOf(text, 'c3', ['the convoy', 'was stuck'], {
      chain: ['a4'],
      origin: 's4',
      places: [{ place: 'p2', role: 'from' }],
      quantities: ['q2'],
      modality: { polarity: 'affirmed', tense: 'past', hedges: [at('some')], scareQuotes: [] },
    }),
    claimOf(text, 'c4', ['“patience”', 'would be enough'], {
      chain: ['a5'],
      origin: 's4',
      modality: { polarity: 'affirmed', tense: 'future', hedges: [], scareQuotes: [at('“patience”')] },
    }),
    claimOf(text, 'c5', ['The ford will be passable by Friday'], {
      times: ['t3'],
      modality: { polarity: 'affirmed', tense: 'future', hedges: [], scareQuotes: [] },
    }),
  ];
  const title = at('Convoy waits at the ford');
  const warnings: Warning[] = [
    {
      code: 'open-date',
      message: 'Nothing in the report decides which Friday is meant.',
      span: at('Friday'),
    },
    { code: 'cut-short', message: 'The text seems to be cut short.' },
  ];
  const [, ...paragraphs] = reportOf(text).blocks;
  return reportOf(text, {
    id: 'nested',
    url: 'https://lantern.example/convoy',
    outlet: 'The Blue Lantern',
    title: 'Convoy waits at the ford',
    byline: ['N. Idris'],
    published: '2024-08-20',
    publishedFrom: 'metadata',
    blocks: [{ ...title, kind: 'title' }, ...paragraphs],
    attributions,
    sources,
    places,
    times,
    quantities,
    claims,
    warnings,
  });
}

/** Right-to-left words with a left-to-right source, and a passive voice that names nobody. */
export function rightToLeftReport(): Report {
  const text =
    'قال مسؤول في Port Authority إن الميناء سيفتح غدا.\n\nIt was reported that القافلة had arrived.';
  return reportOf(text, {
    id: 'rtl',
    language: 'ar',
    title: 'الميناء سيفتح غدا',
    attributions: [
      attributionOf('a1', {
        source: [spanOf(text, 'مسؤول في Port Authority')],
        cue: [spanOf(text, 'قال')],
        content: [spanOf(text, 'الميناء سيفتح غدا')],
      }),
      attributionOf('a2', {
        cue: [spanOf(text, 'It was reported')],
        content: [spanOf(text, 'القافلة had arrived')],
      }),
    ],
    claims: [
      claimOf(text, 'c1', ['الميناء سيفتح غدا'], { chain: ['a1'] }),
      claimOf(text, 'c2', ['القافلة had arrived'], { chain: ['a2'] }),
    ],
  });
}

/** Nothing in it: no text, no metadata. */
export function emptyReport(): Report {
  return reportOf('', { id: 'empty', language: 'und' });
}

/** A text that every format must carry without harm: markup, formulas, escape sequences, lone surrogates, NUL. */
export function hostileReport(): Report {
  const text =
    '=1+1 <script>alert(1)</script> \u001b[31mred\u001b[0m "quoted", \u0000 \ud800 \u202edesrever\r\n\r\n# *not* a [heading](x) | <b>&amp;';
  const all = { start: 0, end: text.length };
  return reportOf(text, {
    id: '=cmd|',
    title: '</title><script>alert(2)</script>',
    outlet: '@outlet',
    url: 'javascript:alert(3)',
    attributions: [attributionOf('a"1', { source: [spanOf(text, '<script>')], cue: [all], content: [all] })],
    claims: [claimOf(text, '"><script>', [text], { chain: ['a"1'] })],
    warnings: [{ code: 'x', message: '<img src=x onerror=alert(4)>' }],
  });
}

export const fixtures = (): Report[] => [nestedReport(), rightToLeftReport(), emptyReport(), hostileReport()];

/** Everything that a writer says about some reports. */
export function written(
  writer: { begin(): string; report(report: Report): string; end(): string },
  reports: Report[],
) {
  return writer.begin() + reports.map((report) => writer.report(report)).join('') + writer.end();
}
