-- Layout 1.1: what the figures are about. Frozen: a change is a new migration (see README.md).

CREATE TABLE meta (
  -- What this file is: one row a fact.
  key TEXT NOT NULL,    -- uuid, layout_major, layout_minor, created_by
  value TEXT NOT NULL,  -- the fact, as text
  CONSTRAINT meta_key PRIMARY KEY (key)
) STRICT, WITHOUT ROWID;

CREATE TABLE status (
  -- The SDMX code list CL_OBS_STATUS: what a figure is worth, or why there is none.
  code TEXT NOT NULL,         -- the SDMX code, one capital letter
  name TEXT NOT NULL,         -- its meaning
  value_rule TEXT NOT NULL,   -- needed, allowed or forbidden: whether the observation has a value
  severity INTEGER NOT NULL,  -- a sum takes the status of its part with the largest severity
  CONSTRAINT status_key PRIMARY KEY (code),
  CONSTRAINT status_value_rule CHECK (value_rule IN ('needed', 'allowed', 'forbidden')),
  CONSTRAINT status_severity_once UNIQUE (severity)
) STRICT, WITHOUT ROWID;

INSERT INTO status (code, name, value_rule, severity) VALUES
  ('A', 'Normal value', 'needed', 0),
  ('W', 'Includes data from another category', 'needed', 1),
  ('I', 'Imputed value', 'needed', 2),
  ('E', 'Estimated value', 'needed', 3),
  ('P', 'Provisional value', 'needed', 4),
  ('V', 'Unvalidated value', 'needed', 5),
  ('N', 'Not significant', 'needed', 6),
  ('F', 'Forecast value', 'needed', 7),
  ('G', 'Experimental value', 'needed', 8),
  ('J', 'Derogation', 'allowed', 9),
  ('S', 'Strike and other special events', 'allowed', 10),
  ('U', 'Low reliability', 'needed', 11),
  ('D', 'Definition differs', 'needed', 12),
  ('B', 'Time series break', 'allowed', 13),
  ('Q', 'Missing value; suppressed', 'forbidden', 14),
  ('K', 'Data included in another category', 'forbidden', 15),
  ('L', 'Missing value; data exist but were not collected', 'forbidden', 16),
  ('H', 'Missing value; holiday or weekend', 'forbidden', 17),
  ('M', 'Missing value; data cannot exist', 'forbidden', 18),
  ('O', 'Missing value', 'forbidden', 19);

CREATE TABLE unit (
  -- Units of measure. A value in this unit times factor is a value in the base unit.
  unit_id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL,       -- such as CNY_100m
  dimension TEXT NOT NULL,  -- money, count, ratio, index, energy/money ...; only units of one base convert
  base TEXT NOT NULL,       -- code of the base unit; a base unit names itself
  factor REAL NOT NULL,     -- how many base units one of this unit is; 1 for a base unit
  name_en TEXT,
  name_zh TEXT,
  CONSTRAINT unit_code_once UNIQUE (code),
  CONSTRAINT unit_code_form CHECK (length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^A-Za-z0-9_.-]*'),
  CONSTRAINT unit_base_known FOREIGN KEY (base) REFERENCES unit (code) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT unit_factor_positive CHECK (factor > 0 AND factor <= 1.7976931348623157e308),
  CONSTRAINT unit_base_factor CHECK (base <> code OR factor = 1)
) STRICT;

CREATE TABLE zone (
  -- What the figures describe: zones, and the places and aggregates above them.
  zone_id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL,
  kind TEXT NOT NULL,  -- nation, region, province, city, zone, or aggregate (a published whole)
  name_en TEXT,
  name_zh TEXT,
  parent_id INTEGER,   -- the zone that this one lies in
  first_year INTEGER,  -- first year of existence, such as the year of approval; NULL: not known
  last_year INTEGER,   -- last year of existence; NULL: still there
  note TEXT,
  CONSTRAINT zone_code_once UNIQUE (code),
  CONSTRAINT zone_code_form CHECK (length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^A-Za-z0-9_.-]*'),
  CONSTRAINT zone_kind_known CHECK (kind IN ('nation', 'region', 'province', 'city', 'zone', 'aggregate')),
  CONSTRAINT zone_parent_known FOREIGN KEY (parent_id) REFERENCES zone (zone_id),
  CONSTRAINT zone_parent_other CHECK (parent_id <> zone_id),
  CONSTRAINT zone_years CHECK (first_year BETWEEN 1 AND 9999 AND last_year BETWEEN 1 AND 9999
                               AND first_year <= last_year)
) STRICT;

CREATE INDEX zone_by_parent ON zone (parent_id);

CREATE TABLE zone_alias (
  -- Other names of a zone: short names, spellings, languages. A name may lead to several zones.
  zone_id INTEGER NOT NULL,
  alias TEXT NOT NULL,
  language TEXT,  -- such as en or zh; NULL: not said
  CONSTRAINT zone_alias_key PRIMARY KEY (zone_id, alias),
  CONSTRAINT zone_alias_zone FOREIGN KEY (zone_id) REFERENCES zone (zone_id),
  CONSTRAINT zone_alias_not_empty CHECK (alias <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE zone_group (
  -- Named sets of zones, such as the national high-tech zones.
  zone_group_id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL,
  name_en TEXT,
  name_zh TEXT,
  classification TEXT,      -- groups of one classification share no zone in any year (CSV column: set)
  published_as_id INTEGER,  -- the zone under whose code publications print this group's totals
  CONSTRAINT zone_group_code_once UNIQUE (code),
  CONSTRAINT zone_group_code_form CHECK (length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^A-Za-z0-9_.-]*'),
  CONSTRAINT zone_group_published_as FOREIGN KEY (published_as_id) REFERENCES zone (zone_id)
) STRICT;

CREATE TABLE zone_group_member (
  -- Who belongs to a group in which years. A zone may leave and come back; its spans do not overlap.
  member_id INTEGER PRIMARY KEY,
  zone_group_id INTEGER NOT NULL,
  zone_id INTEGER NOT NULL,
  first_year INTEGER NOT NULL DEFAULT 1,    -- first year of membership; 1: from the beginning
  last_year INTEGER NOT NULL DEFAULT 9999,  -- last year of membership, included; 9999: to this day
  CONSTRAINT zone_group_member_once UNIQUE (zone_group_id, zone_id, first_year),
  CONSTRAINT zone_group_member_group FOREIGN KEY (zone_group_id) REFERENCES zone_group (zone_group_id),
  CONSTRAINT zone_group_member_zone FOREIGN KEY (zone_id) REFERENCES zone (zone_id),
  CONSTRAINT zone_group_member_years CHECK (1 <= first_year AND first_year <= last_year AND last_year <= 9999)
) STRICT;

CREATE INDEX zone_group_member_by_zone ON zone_group_member (zone_id);

CREATE TABLE indicator (
  -- What is measured. A ratio may be defined: factor * numerator / denominator, in base units.
  indicator_id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL,
  name_en TEXT,
  name_zh TEXT,
  unit_id INTEGER NOT NULL,              -- the unit of every stored value
  kind TEXT NOT NULL,                    -- flow and stock add up over zones; ratio and index do not
  direction INTEGER NOT NULL DEFAULT 0,  -- 1: more is better, -1: less is better, 0: neither
  decimals INTEGER,                      -- decimals to show; NULL: as many as the value has
  numerator_id INTEGER,
  denominator_id INTEGER,
  denominator_zone_id INTEGER,           -- the denominator is this zone's; NULL: of the same zone
  factor REAL NOT NULL DEFAULT 1,
  definition TEXT,
  CONSTRAINT indicator_code_once UNIQUE (code),
  CONSTRAINT indicator_code_form CHECK (length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^A-Za-z0-9_.-]*'),
  CONSTRAINT indicator_unit FOREIGN KEY (unit_id) REFERENCES unit (unit_id),
  CONSTRAINT indicator_kind_known CHECK (kind IN ('flow', 'stock', 'ratio', 'index')),
  CONSTRAINT indicator_direction_known CHECK (direction IN (-1, 0, 1)),
  CONSTRAINT indicator_decimals_range CHECK (decimals BETWEEN 0 AND 15),
  CONSTRAINT indicator_numerator FOREIGN KEY (numerator_id) REFERENCES indicator (indicator_id),
  CONSTRAINT indicator_denominator FOREIGN KEY (denominator_id) REFERENCES indicator (indicator_id),
  CONSTRAINT indicator_denominator_zone FOREIGN KEY (denominator_zone_id) REFERENCES zone (zone_id),
  CONSTRAINT indicator_ratio_whole CHECK ((numerator_id IS NULL) = (denominator_id IS NULL)),
  CONSTRAINT indicator_ratio_kind CHECK (numerator_id IS NULL OR kind = 'ratio'),
  CONSTRAINT indicator_ratio_zone CHECK (denominator_zone_id IS NULL OR denominator_id IS NOT NULL),
  CONSTRAINT indicator_factor_finite CHECK (factor <> 0 AND abs(factor) <= 1.7976931348623157e308)
) STRICT;
