/**
 * The file's tables, one entry a version: entry n turns a file of version n into one of version n + 1.
 * An entry that has been released is never changed; what is new is appended.
 */

/** "HDWT" in ASCII: how a desk's file is told from other databases (PRAGMA application_id). */
export const APPLICATION_ID = 0x48445754;

const FIRST = `
-- What was given, as it was given: a file's bytes, or a record's text or page. Compressed (gzip).
CREATE TABLE original (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('bytes', 'text', 'html')),
  size INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,            -- names the report for good: from the text it came with
  content TEXT NOT NULL,               -- SHA-256 of the text as read now
  address TEXT,                        -- the page's address without its fragment
  version INTEGER NOT NULL,            -- 1, 2, … for the same address
  title TEXT, outlet TEXT, published TEXT, language TEXT NOT NULL,
  characters INTEGER NOT NULL, claims INTEGER NOT NULL, warnings INTEGER NOT NULL,
  reader TEXT NOT NULL,                -- version of Headwater that read it
  reading BLOB NOT NULL,               -- the Report as read, JSON, gzip
  added TEXT NOT NULL,
  read TEXT NOT NULL
) STRICT;
CREATE INDEX report_content ON report(content);
CREATE INDEX report_address ON report(address, version) WHERE address IS NOT NULL;
CREATE INDEX report_reader ON report(reader);
CREATE INDEX report_outlet ON report(outlet);
CREATE INDEX report_added ON report(added);

-- Every time and place a report came in from: the same text may be published at two addresses.
CREATE TABLE appearance (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report,
  original INTEGER NOT NULL REFERENCES original,
  given TEXT NOT NULL,                 -- what was known of the input beside its body, JSON
  url TEXT, title TEXT, outlet TEXT, published TEXT,
  added TEXT NOT NULL,
  UNIQUE (original, given, report)
) STRICT;
CREATE INDEX appearance_report ON appearance(report);

-- Somebody who speaks, across reports.
CREATE TABLE speaker (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  named INTEGER NOT NULL,
  merged INTEGER REFERENCES speaker    -- the entry that stands for this one
) STRICT;
CREATE INDEX speaker_merged ON speaker(merged) WHERE merged IS NOT NULL;

-- What follows down to the full-text tables is worked out from readings and reviews, and can be rebuilt.
CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report,
  claim TEXT NOT NULL,
  position INTEGER NOT NULL,
  words TEXT NOT NULL,
  outlet TEXT NOT NULL, published TEXT,
  origin TEXT, speaker INTEGER REFERENCES speaker,
  voice TEXT NOT NULL CHECK (voice IN ('own', 'named', 'unnamed', 'unsaid')),
  hops INTEGER NOT NULL,
  stance TEXT, evidence TEXT, polarity TEXT NOT NULL, tense TEXT NOT NULL,
  confidence REAL,
  places TEXT NOT NULL, placed INTEGER NOT NULL,
  west REAL, south REAL, east REAL, north REAL,
  geometry TEXT,                       -- GeoJSON
  earliest TEXT, latest TEXT,
  geoPrecision INTEGER, timePrecision INTEGER,
  state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected')),
  corrected INTEGER NOT NULL, notes INTEGER NOT NULL, warnings INTEGER NOT NULL,
  UNIQUE (report, claim)
) STRICT;
-- Each view of everything is answered from one of these alone, without a look at the rows.
CREATE INDEX claim_published ON claim(published DESC, report DESC, position);
CREATE INDEX claim_facets ON claim(outlet, voice, stance, state);
CREATE INDEX claim_map ON claim(placed, west, east, south, north);
CREATE INDEX claim_days ON claim(earliest, latest);
CREATE INDEX claim_voice ON claim(voice);
CREATE INDEX claim_stance ON claim(stance);
CREATE INDEX claim_state ON claim(state);
CREATE INDEX claim_confidence ON claim(confidence);

CREATE TABLE claim_time (claim INTEGER NOT NULL, earliest TEXT NOT NULL, latest TEXT NOT NULL) STRICT;
CREATE INDEX claim_time_claim ON claim_time(claim);
CREATE INDEX claim_time_bounds ON claim_time(earliest, latest, claim);

CREATE TABLE claim_place (claim INTEGER NOT NULL, name TEXT NOT NULL, feature TEXT) STRICT;
CREATE INDEX claim_place_claim ON claim_place(claim);
CREATE INDEX claim_place_feature ON claim_place(feature, claim);
CREATE INDEX claim_place_name ON claim_place(name, claim);

CREATE TABLE claim_speaker (
  claim INTEGER NOT NULL, speaker INTEGER NOT NULL, position INTEGER NOT NULL, origin INTEGER NOT NULL,
  report INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_speaker_claim ON claim_speaker(claim);
CREATE INDEX claim_speaker_speaker ON claim_speaker(speaker, claim, origin, report);

CREATE VIRTUAL TABLE claim_box USING rtree(id, west, east, south, north);

CREATE VIRTUAL TABLE claim_words USING fts5(
  words, sources, title, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE report_words USING fts5(
  title, text, outlet, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE speaker_words USING fts5(
  name, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");

-- The analyst's history: entries are added, never changed and never taken away.
CREATE TABLE review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  report INTEGER REFERENCES report,    -- absent when it is about speakers
  action TEXT NOT NULL,                -- JSON
  anchors TEXT NOT NULL,               -- JSON: the words it is about, wherever a later reading puts them
  before TEXT NOT NULL,                -- JSON: what stood there
  why TEXT,
  undoes INTEGER REFERENCES review
) STRICT;
CREATE INDEX review_report ON review(report);
CREATE INDEX review_undoes ON review(undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER review_stays BEFORE UPDATE ON review BEGIN SELECT raise(ABORT, 'reviews are never changed'); END;
CREATE TRIGGER review_is_kept BEFORE DELETE ON review BEGIN SELECT raise(ABORT, 'reviews are never removed'); END;

-- Reviews whose words the present reading no longer has.
CREATE TABLE lapsed (
  review INTEGER PRIMARY KEY REFERENCES review,
  report INTEGER NOT NULL REFERENCES report,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX lapsed_report ON lapsed(report);

CREATE TABLE saved_filter (
  name TEXT PRIMARY KEY,
  filter TEXT NOT NULL,                -- JSON
  saved TEXT NOT NULL
) STRICT;

-- Files given to be read. A row is here before the giver is told that it was taken.
CREATE TABLE import (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  spool TEXT,                          -- file in the spool folder; absent once it is done
  size INTEGER NOT NULL,
  published TEXT,                      -- given with it
  state TEXT NOT NULL CHECK (state IN ('waiting', 'reading', 'read', 'failed')),
  passed INTEGER NOT NULL DEFAULT 0,   -- documents of this file that are dealt with
  added INTEGER NOT NULL DEFAULT 0,    -- … of them new reports
  known INTEGER NOT NULL DEFAULT 0,    -- … of them already on the desk
  failed INTEGER NOT NULL DEFAULT 0,
  given TEXT NOT NULL,
  finished TEXT
) STRICT;
CREATE INDEX import_state ON import(state, id);
CREATE TABLE import_failure (
  import INTEGER NOT NULL REFERENCES import,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;
CREATE INDEX import_failure_import ON import_failure(import);
CREATE TABLE import_report (
  import INTEGER NOT NULL REFERENCES import,
  report INTEGER NOT NULL REFERENCES report,
  PRIMARY KEY (import, report)
) STRICT, WITHOUT ROWID;
`;

const SECOND = `
-- The map shows the newest reports' claims: they are found in that order instead of sorting all that are on it.
CREATE INDEX claim_recent ON claim(placed, report DESC, position);
`;

const THIRD = `
ALTER TABLE claim ADD COLUMN uncertaintyKm REAL;
`;

const FOURTH = `
-- SHA-256 of a file given: the same one given again need not be sent again.
ALTER TABLE import ADD COLUMN hash TEXT;
CREATE INDEX import_hash ON import(hash) WHERE hash IS NOT NULL;
-- Files that a page said it would send, until they are here.
CREATE TABLE announced (
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  announced TEXT NOT NULL,
  why TEXT,                            -- it came and was not taken
  UNIQUE (name, size)
) STRICT;
`;

const FIFTH = `
ALTER TABLE report ADD COLUMN binned TEXT;   -- since when it is in the bin
CREATE INDEX report_binned ON report(binned) WHERE binned IS NOT NULL;
-- Reports that were removed for good: that, when and by whom, and nothing of what they said.
CREATE TABLE removed (
  report TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  decisions INTEGER NOT NULL
) STRICT;
`;

const SIXTH = `
-- Stories: what joining needs of each report, who meets whom, and what came of it. All of it is worked out from readings and
-- reviews, and can be rebuilt by putting every report into story_pending.
CREATE TABLE story_report (
  report INTEGER PRIMARY KEY REFERENCES report,
  told BLOB NOT NULL,                  -- signature and words of facts, packed
  day INTEGER NOT NULL                 -- of publication, days since 1970; -1 when it is not known
) STRICT;
CREATE TABLE story_key (
  key INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report,
  PRIMARY KEY (key, report)
) STRICT, WITHOUT ROWID;
-- Pairs that may be one story, in both directions.
CREATE TABLE story_pair (
  report INTEGER NOT NULL REFERENCES report, other INTEGER NOT NULL, bits REAL NOT NULL,
  PRIMARY KEY (report, other)
) STRICT, WITHOUT ROWID;
-- Sources as reports have them, once each, and whom they are known to be by all reports.
CREATE TABLE story_source (
  id INTEGER PRIMARY KEY,
  said TEXT NOT NULL UNIQUE,           -- JSON
  known TEXT NOT NULL                  -- JSON
) STRICT;
CREATE TABLE story_named (
  report INTEGER NOT NULL REFERENCES report, source INTEGER NOT NULL REFERENCES story_source, times INTEGER NOT NULL,
  PRIMARY KEY (source, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_named_report ON story_named(report);
CREATE TABLE story (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  body BLOB NOT NULL,                  -- the story and what is shown with it, JSON, gzip
  row TEXT NOT NULL,                   -- its row in the list, JSON
  reports INTEGER NOT NULL, least INTEGER NOT NULL, most INTEGER NOT NULL,
  updates INTEGER NOT NULL, disputes INTEGER NOT NULL, scopes INTEGER NOT NULL, denials INTEGER NOT NULL,
  differing INTEGER NOT NULL,
  earliest TEXT, last TEXT
) STRICT;
CREATE INDEX story_voices ON story(least DESC, most DESC, reports DESC, name);
CREATE INDEX story_newest ON story(last DESC, name);
CREATE INDEX story_disputed ON story(differing DESC, disputes DESC, least DESC, name);
CREATE INDEX story_size ON story(reports DESC, least DESC, name);
CREATE INDEX story_earliest ON story(earliest, name);
CREATE TABLE story_member (
  report INTEGER PRIMARY KEY REFERENCES report,
  story INTEGER NOT NULL REFERENCES story
) STRICT;
CREATE INDEX story_member_story ON story_member(story);
-- Names of stories that were, and one of their reports: an address that was kept finds its story.
CREATE TABLE story_former (name TEXT PRIMARY KEY, report INTEGER NOT NULL REFERENCES report) STRICT, WITHOUT ROWID;
CREATE INDEX story_former_report ON story_former(report);
-- Reports that are to be looked at again, and reports whose story is to be joined again.
CREATE TABLE story_pending (report INTEGER PRIMARY KEY) STRICT;
CREATE TABLE story_touched (report INTEGER PRIMARY KEY) STRICT;
-- Which reports a decision about stories is about.
CREATE TABLE story_decision (
  review INTEGER NOT NULL REFERENCES review, report INTEGER NOT NULL REFERENCES report,
  PRIMARY KEY (review, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_decision_report ON story_decision(report);
INSERT INTO story_pending SELECT id FROM report WHERE binned IS NULL;
`;

const SEVENTH = `
-- Rows of words that recur over days: what an outlet puts under every report, background.
CREATE TABLE story_recurring (key INTEGER PRIMARY KEY) STRICT;
ALTER TABLE story_source ADD COLUMN times INTEGER NOT NULL DEFAULT 0;
-- 'sources': who is who is to be worked out again.
CREATE TABLE story_due (what TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
DELETE FROM story_report; DELETE FROM story_member; DELETE FROM story;
INSERT INTO story_pending SELECT id FROM report WHERE binned IS NULL ON CONFLICT DO NOTHING;
`;

const EIGHTH = `
-- Names that the columns of reports refer to by number.
CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (kind, key)
) STRICT;
-- Places that names were taken for.
CREATE TABLE feature (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  lat REAL NOT NULL, lon REAL NOT NULL,
  class TEXT NOT NULL, code TEXT NOT NULL, country TEXT NOT NULL,
  admin1 TEXT, admin2 TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX feature_country ON feature(country, code);
-- Every name on the desk as it is spelt, filed under how it sounds.
CREATE TABLE spelling (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL UNIQUE,           -- its words as full-text search tells them apart
  folded TEXT NOT NULL,
  sound TEXT NOT NULL
) STRICT;
CREATE INDEX spelling_sound ON spelling(sound);
-- What filters and counts look at of a report's claims, as numbers (finding/layout.ts); all of it is kept in memory.
CREATE TABLE report_columns (report INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE VIRTUAL TABLE claim_text USING fts5(
  words, sources, content='', contentless_delete=1, tokenize="porter unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE report_text USING fts5(
  title, text, outlet, content='', contentless_delete=1, tokenize="porter unicode61 remove_diacritics 2");
ALTER TABLE report ADD COLUMN lead TEXT; -- how its text begins
CREATE INDEX report_called ON report(coalesce(nullif(trim(title), ''), lead) COLLATE NOCASE) WHERE binned IS NULL;
-- How many another version read is asked with every change: the rows themselves are long.
CREATE INDEX report_reading ON report(reader) WHERE binned IS NULL;
-- Reports of which all this is still to be made: taken up where an end came between.
CREATE TABLE to_index (report INTEGER PRIMARY KEY) STRICT;
INSERT INTO to_index SELECT id FROM report WHERE binned IS NULL;
-- What the columns answer now.
DROP TABLE claim_words;
DROP TABLE report_words;
DROP TABLE speaker_words;
DROP TABLE claim_box;
DROP TABLE claim_time;
DROP TABLE claim_place;
DROP INDEX claim_published;
DROP INDEX claim_facets;
DROP INDEX claim_map;
DROP INDEX claim_days;
DROP INDEX claim_voice;
DROP INDEX claim_stance;
DROP INDEX claim_state;
DROP INDEX claim_confidence;
DROP INDEX claim_recent;
`;

const FILED = `
-- Files of watched folders that were given to be read.
CREATE TABLE watched (
  folder TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified REAL NOT NULL,              -- milliseconds since 1970
  hash TEXT NOT NULL,                  -- SHA-256
  given TEXT NOT NULL,
  UNIQUE (folder, name, size, modified)
) STRICT;
CREATE INDEX watched_hash ON watched(folder, hash);
-- Worked out from reviews: what an analyst filed claims under, and the claims and reports that cases hold.
CREATE TABLE claim_mark (
  report INTEGER NOT NULL,
  claim TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('tag', 'assigned')),
  value TEXT NOT NULL
) STRICT;
CREATE INDEX claim_mark_claim ON claim_mark(report, claim);
CREATE INDEX claim_mark_value ON claim_mark(kind, value);
CREATE TABLE case_item (
  case_key TEXT NOT NULL,
  report INTEGER NOT NULL,
  claim TEXT,                          -- absent: all of the report; empty: its words are not in the present reading
  anchor TEXT                          -- the claim's words, JSON
) STRICT;
CREATE INDEX case_item_case ON case_item(case_key);
CREATE INDEX case_item_report ON case_item(report);
`;

const RANKED = `
-- The day by which a report takes its place among others, so that they are put in order unread; then all is worked out again.
ALTER TABLE story_report ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
DELETE FROM story_member; DELETE FROM story; DELETE FROM story_pair; DELETE FROM story_key; DELETE FROM story_named;
DELETE FROM story_source; DELETE FROM story_recurring; DELETE FROM story_report;
INSERT INTO story_pending SELECT id FROM report WHERE binned IS NULL ON CONFLICT DO NOTHING;
`;

/** SQL of every version, oldest first. */
export const MIGRATIONS: readonly string[] = [
  FIRST,
  SECOND,
  THIRD,
  FOURTH,
  FIFTH,
  SIXTH,
  SEVENTH,
  EIGHTH,
  FILED,
  RANKED,
];
