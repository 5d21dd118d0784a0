/** RFC 7946: a FeatureCollection with a feature for every story that has a place. */
import type { Geometry } from '../../report.js';
import type { Story } from '../../story.js';
import type { StoryWriter } from './writer.js';

/** The writer of `--format geojson`; a feature a line. */
export function geojsonStories(): StoryWriter {
  let isFirst = true;
  return {
    begin: () => '{"type":"FeatureCollection","features":[',
    story(story) {
      const geometry = geometryOf(story);
      if (!geometry) return '';
      const comma = isFirst ? '' : ',';
      isFirst = false;
      return `${comma}\n${JSON.stringify(featureOf(story, geometry))}`;
    },
    end: () => '\n]}\n',
  };
}

/** Its own geometry, else the place that most of its reports name. */
function geometryOf({ geometry, places }: Story): Geometry | undefined {
  if (geometry) return geometry;
  const first = places[0]?.feature;
  return first && { type: 'Point', coordinates: [first.lon, first.lat] };
}

function featureOf(story: Story, geometry: Geometry): Record<string, unknown> {
  const {
    id,
    words,
    type,
    subEvent,
    earliest,
    latest,
    reports,
    origins,
    independent,
    divergences,
    confidence,
  } = story;
  return {
    type: 'Feature',
    id,
    geometry,
    properties: {
      words,
      // As in a report's features, and flat, as programs that draw maps want it.
      eventType: type,
      voicesMin: independent.min,
      voicesMax: independent.max,
      voices: origins.map(({ name }) => name),
      type,
      subEvent,
      earliest,
      latest,
      places: story.places.map(({ feature }) => feature),
      reports: reports.map(({ report, outlet, published, part, echoOf }) => ({
        report,
        outlet,
        published,
        part,
        echoOf: echoOf && { report: echoOf.report, kind: echoOf.kind },
      })),
      origins: origins.map(({ name, kind, named }) => ({ name, kind, named })),
      independent,
      divergences,
      confidence,
    },
  };
}
