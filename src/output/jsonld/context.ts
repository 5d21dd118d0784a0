/**
 * The names of `--format jsonld` and what they stand for: PROV-O, the Web Annotation Data Model (its own JSON names),
 * schema.org, and `hw:` for what none of them has. It stands in every file, so that nothing is fetched to expand one.
 */

/** No address: nothing is served there, the names need only be nobody else's. */
export const VOCABULARY = 'urn:headwater:vocabulary#';

const reference = (id: string) => ({ '@id': id, '@type': '@id' });

export const CONTEXT = {
  '@version': 1.1,
  id: '@id',
  type: '@type',
  prov: 'http://www.w3.org/ns/prov#',
  oa: 'http://www.w3.org/ns/oa#',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  hw: VOCABULARY,

  wasDerivedFrom: reference('prov:wasDerivedFrom'),
  wasQuotedFrom: reference('prov:wasQuotedFrom'),
  hadPrimarySource: reference('prov:hadPrimarySource'),
  wasAttributedTo: reference('prov:wasAttributedTo'),
  wasGeneratedBy: reference('prov:wasGeneratedBy'),
  wasAssociatedWith: reference('prov:wasAssociatedWith'),
  actedOnBehalfOf: reference('prov:actedOnBehalfOf'),

  name: 'schema:name',
  headline: 'schema:headline',
  text: 'schema:text',
  articleBody: 'schema:articleBody',
  url: { '@id': 'schema:url', '@type': 'schema:URL' },
  inLanguage: 'schema:inLanguage',
  datePublished: 'schema:datePublished',
  publisher: reference('schema:publisher'),
  author: reference('schema:author'),
  jobTitle: 'schema:jobTitle',
  appearance: reference('schema:appearance'),
  about: reference('schema:about'),
  temporalCoverage: 'schema:temporalCoverage',
  spatialCoverage: reference('schema:spatialCoverage'),
  location: reference('schema:location'),
  geo: 'schema:geo',
  latitude: { '@id': 'schema:latitude', '@type': 'xsd:double' },
  longitude: { '@id': 'schema:longitude', '@type': 'xsd:double' },
  addressCountry: 'schema:addressCountry',
  identifier: 'schema:identifier',
  minValue: { '@id': 'schema:minValue', '@type': 'xsd:double' },
  maxValue: { '@id': 'schema:maxValue', '@type': 'xsd:double' },
  unitText: 'schema:unitText',

  Annotation: 'oa:Annotation',
  TextQuoteSelector: 'oa:TextQuoteSelector',
  TextPositionSelector: 'oa:TextPositionSelector',
  identifying: 'oa:identifying',
  motivation: { '@id': 'oa:motivatedBy', '@type': '@vocab' },
  body: reference('oa:hasBody'),
  target: reference('oa:hasTarget'),
  source: reference('oa:hasSource'),
  selector: reference('oa:hasSelector'),
  exact: 'oa:exact',
  prefix: 'oa:prefix',
  suffix: 'oa:suffix',
  start: { '@id': 'oa:start', '@type': 'xsd:nonNegativeInteger' },
  end: { '@id': 'oa:end', '@type': 'xsd:nonNegativeInteger' },
} as const;
