-- Layout 1.2: the figures, each beside the publication that printed it. Frozen.

CREATE TABLE release (
  -- Publications. release_id sorts by tier, then day of publication, then code, so that of two
  -- figures for one cell the one with the larger release_id stands:
  -- release_id = tier * 1000000000 + day * 10000 + sequence; day 1 is 1840-01-01, 0 means no date.
  release_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  publisher TEXT,
  published_on TEXT,  -- ISO date as far as known: 2017, 2017-12 or 2017-12-21
  tier INTEGER NOT NULL DEFAULT 1,  -- 1: primary; 0: press or quotation, never displaces a primary figure
  url TEXT,
  note TEXT,
  visible_from TEXT GENERATED ALWAYS AS (
    -- the day a partial date counts as: its last; a release without a date is never visible as of a day
    CASE length(published_on)
      WHEN 4 THEN published_on || '-12-31'
      WHEN 7 THEN date(published_on || '-01', '+1 month', '-1 day')
      ELSE published_on
    END) VIRTUAL,
  CONSTRAINT release_code_once UNIQUE (code),
  CONSTRAINT release_code_form CHECK (length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^A-Za-z0-9_.-]*'),
  CONSTRAINT release_published_on_form CHECK (
    published_on GLOB '[0-9][0-9][0-9][0-9]'
    OR published_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'
    OR published_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  CONSTRAINT release_tier_known CHECK (tier IN (0, 1)),
  CONSTRAINT release_id_of_tier CHECK (release_id / 1000000000 = tier),
  CONSTRAINT release_id_of_date CHECK ((release_id % 1000000000 < 10000) = (published_on IS NULL))
) STRICT;

CREATE TABLE observation (
  -- One row a published figure: indicator, year, zone, release. Nothing is overwritten: a later
  -- release adds its own row, and the newest release of the best tier stands.
  indicator_id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  zone_id INTEGER NOT NULL,
  release_id INTEGER NOT NULL,
  value REAL,                         -- in the indicator's unit; NULL: missing, status says why
  status TEXT NOT NULL DEFAULT 'A',   -- SDMX CL_OBS_STATUS, see table status
  CONSTRAINT observation_key PRIMARY KEY (indicator_id, year, zone_id, release_id),
  CONSTRAINT observation_indicator FOREIGN KEY (indicator_id) REFERENCES indicator (indicator_id),
  CONSTRAINT observation_zone FOREIGN KEY (zone_id) REFERENCES zone (zone_id),
  CONSTRAINT observation_release FOREIGN KEY (release_id) REFERENCES release (release_id),
  CONSTRAINT observation_year CHECK (year BETWEEN 1 AND 9999),
  CONSTRAINT observation_status CHECK (
    -- which statuses go with a value, and which without; instr() costs a tenth of IN, which makes its
    -- list anew for every row
    length(status) = 1
    AND instr(CASE WHEN value IS NULL THEN 'HKLMOQBJS' ELSE 'ADEFGINPUVWBJS' END, status) > 0),
  CONSTRAINT observation_finite CHECK (
    value IS NULL OR value BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308)
) STRICT, WITHOUT ROWID;

CREATE TABLE observation_note (
  -- Where a figure stands on its page, what is said of it, and how it was rounded.
  indicator_id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  zone_id INTEGER NOT NULL,
  release_id INTEGER NOT NULL,
  locator TEXT,  -- table, page or cell
  note TEXT,
  quantum REAL,  -- rounding step of the printed figure, in the indicator's unit; NULL: the last
                 -- decimal of the value, 1 for a whole number
  CONSTRAINT observation_note_key PRIMARY KEY (indicator_id, year, zone_id, release_id),
  CONSTRAINT observation_note_of FOREIGN KEY (indicator_id, year, zone_id, release_id)
    REFERENCES observation (indicator_id, year, zone_id, release_id),
  CONSTRAINT observation_note_quantum CHECK (quantum > 0 AND quantum <= 1.7976931348623157e308)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_batch (
  -- What was loaded and when. The same content with the same options is not loaded twice.
  batch_id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,         -- name of the directory or file
  sha256 TEXT NOT NULL,       -- of the content and the options
  loaded_at TEXT NOT NULL,    -- UTC, ISO 8601
  rows_added INTEGER NOT NULL,
  rows_present INTEGER NOT NULL,  -- rows that the file held already, equal
  rows_replaced INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT import_batch_sha256_form CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*')
) STRICT;
