-- Layout 1.3: composite indices, their definitions and their results. Frozen.

CREATE TABLE index_definition (
  -- A composite index. The TOML text is kept as it came; the rows beside it are for SQL.
  index_id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL,    -- the root node
  title TEXT,
  toml TEXT NOT NULL,    -- the definition, byte for byte
  sha256 TEXT NOT NULL,  -- of what it says, however the text is laid out
  CONSTRAINT index_definition_code_once UNIQUE (code),
  CONSTRAINT index_definition_code_form CHECK (length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^A-Za-z0-9_.-]*')
) STRICT;

CREATE TABLE index_node (
  -- The tree of an index: aggregates, and leaves that are indicators.
  index_id INTEGER NOT NULL,
  position INTEGER NOT NULL,      -- order in the definition; the root is 0
  code TEXT NOT NULL,
  parent TEXT,                    -- code of the parent node; NULL: the root
  indicator_id INTEGER,           -- leaves only
  weight REAL NOT NULL DEFAULT 1, -- relative to the siblings
  direction INTEGER,              -- leaves; NULL: the indicator's own
  denominator_id INTEGER,         -- leaves, used by step denominate
  denominator_factor REAL NOT NULL DEFAULT 1,
  options TEXT,                   -- keys that hold for this node alone, as JSON
  CONSTRAINT index_node_key PRIMARY KEY (index_id, position),
  CONSTRAINT index_node_code_once UNIQUE (index_id, code),
  CONSTRAINT index_node_index FOREIGN KEY (index_id) REFERENCES index_definition (index_id),
  CONSTRAINT index_node_indicator FOREIGN KEY (indicator_id) REFERENCES indicator (indicator_id),
  CONSTRAINT index_node_denominator FOREIGN KEY (denominator_id) REFERENCES indicator (indicator_id),
  CONSTRAINT index_node_weight CHECK (weight >= 0 AND weight <= 1.7976931348623157e308),
  CONSTRAINT index_node_direction CHECK (direction IN (-1, 1)),
  CONSTRAINT index_node_root CHECK ((position = 0) = (parent IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE index_step (
  -- What is done to the figures, in order.
  index_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  step TEXT NOT NULL,   -- denominate, impute, screen, treat, normalise or aggregate
  options TEXT,         -- its keys, as JSON; NULL: the defaults
  CONSTRAINT index_step_key PRIMARY KEY (index_id, position),
  CONSTRAINT index_step_once UNIQUE (index_id, step),
  CONSTRAINT index_step_index FOREIGN KEY (index_id) REFERENCES index_definition (index_id),
  CONSTRAINT index_step_known CHECK (step IN ('denominate', 'impute', 'screen', 'treat', 'normalise', 'aggregate'))
) STRICT, WITHOUT ROWID;

CREATE TABLE index_score (
  -- Results that were kept: exact for their definition, catalogue and newest visible release.
  index_id INTEGER NOT NULL,
  definition_sha256 TEXT NOT NULL,
  catalogue_sha256 TEXT NOT NULL,
  newest_release_id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  zone_id INTEGER NOT NULL,
  node TEXT NOT NULL,   -- code of the node
  score REAL,
  rank REAL,            -- 1 is the largest score of the year; ties may share a mean
  coverage REAL,        -- covered weight: of the children, as far down as leaves have values
  reason TEXT,          -- why there is no score
  CONSTRAINT index_score_key PRIMARY KEY (index_id, definition_sha256, catalogue_sha256,
                                          newest_release_id, year, zone_id, node),
  CONSTRAINT index_score_index FOREIGN KEY (index_id) REFERENCES index_definition (index_id),
  CONSTRAINT index_score_zone FOREIGN KEY (zone_id) REFERENCES zone (zone_id),
  CONSTRAINT index_score_reason CHECK ((score IS NULL) = (reason IS NOT NULL)),
  CONSTRAINT index_score_finite CHECK (score IS NULL OR abs(score) <= 1.7976931348623157e308)
) STRICT, WITHOUT ROWID;
