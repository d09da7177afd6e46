-- The public face for SQL. Recreated at every upgrade, never migrated. SQLite 3.37, built-ins only.
-- Each begins with indicator, zone, year, value, status: codes as text.

CREATE VIEW standing AS
-- The figure that stands in each cell, by ids: the base of the other views.
SELECT o.indicator_id, o.year, o.zone_id, o.release_id, o.value, o.status
FROM observation AS o
WHERE NOT EXISTS (
  SELECT 1 FROM observation AS later
  WHERE later.indicator_id = o.indicator_id AND later.year = o.year
    AND later.zone_id = o.zone_id AND later.release_id > o.release_id);

CREATE VIEW current AS
-- One row a cell: the figure of the newest release of the best tier that speaks of it.
SELECT i.code AS indicator, z.code AS zone, s.year AS year, s.value AS value, s.status AS status,
       u.code AS unit, r.code AS release, r.published_on AS published_on,
       i.name_en AS indicator_name, z.name_en AS zone_name, z.name_zh AS zone_name_zh,
       n.locator AS locator, n.note AS note, n.quantum AS quantum
FROM standing AS s
JOIN indicator AS i ON i.indicator_id = s.indicator_id
JOIN zone AS z ON z.zone_id = s.zone_id
JOIN unit AS u ON u.unit_id = i.unit_id
JOIN release AS r ON r.release_id = s.release_id
LEFT JOIN observation_note AS n
  ON n.indicator_id = s.indicator_id AND n.year = s.year
 AND n.zone_id = s.zone_id AND n.release_id = s.release_id;

CREATE VIEW history AS
-- Every published figure with its release; stands = 1 marks the one that view current shows.
SELECT i.code AS indicator, z.code AS zone, o.year AS year, o.value AS value, o.status AS status,
       u.code AS unit, r.code AS release, r.published_on AS published_on,
       NOT EXISTS (
         SELECT 1 FROM observation AS later
         WHERE later.indicator_id = o.indicator_id AND later.year = o.year
           AND later.zone_id = o.zone_id AND later.release_id > o.release_id) AS stands,
       r.tier AS tier, r.title AS release_title, r.url AS url,
       n.locator AS locator, n.note AS note, n.quantum AS quantum
FROM observation AS o
JOIN indicator AS i ON i.indicator_id = o.indicator_id
JOIN zone AS z ON z.zone_id = o.zone_id
JOIN unit AS u ON u.unit_id = i.unit_id
JOIN release AS r ON r.release_id = o.release_id
LEFT JOIN observation_note AS n
  ON n.indicator_id = o.indicator_id AND n.year = o.year
 AND n.zone_id = o.zone_id AND n.release_id = o.release_id;

CREATE VIEW growth AS
-- Change on the year before: a fraction (0.08 is 8 %); for a ratio the difference, in its unit.
-- NULL when either year has no value or the earlier one is not positive; status is the worse of both.
SELECT i.code AS indicator, z.code AS zone, s.year AS year,
       CASE WHEN i.kind = 'ratio' THEN s.value - p.value
            WHEN p.value > 0 THEN s.value / p.value - 1 END AS value,
       CASE WHEN ts.severity >= tp.severity THEN s.status ELSE p.status END AS status,
       CASE WHEN i.kind = 'ratio' THEN u.code ELSE 'ratio' END AS unit,
       p.value AS earlier, s.value AS later
FROM standing AS s
JOIN standing AS p
  ON p.indicator_id = s.indicator_id AND p.year = s.year - 1 AND p.zone_id = s.zone_id
JOIN status AS ts ON ts.code = s.status
JOIN status AS tp ON tp.code = p.status
JOIN indicator AS i ON i.indicator_id = s.indicator_id
JOIN unit AS u ON u.unit_id = i.unit_id
JOIN zone AS z ON z.zone_id = s.zone_id;

CREATE VIEW membership AS
-- Which zones a group has in which years, as spans; 1 and 9999 are open ends.
SELECT g.code AS zone_group, z.code AS zone, m.first_year AS first_year, m.last_year AS last_year,
       g.name_en AS group_name, z.name_en AS zone_name, z.name_zh AS zone_name_zh
FROM zone_group_member AS m
JOIN zone_group AS g ON g.zone_group_id = m.zone_group_id
JOIN zone AS z ON z.zone_id = m.zone_id;

CREATE VIEW ranking AS
-- Place of each zone among the members of a group in that year; 1 is the best by direction
-- (0 counts as 1); equal values share the least place; zones without a value have none.
SELECT i.code AS indicator, z.code AS zone, s.year AS year, s.value AS value, s.status AS status,
       g.code AS zone_group,
       rank() OVER (PARTITION BY s.indicator_id, s.year, g.zone_group_id
                    ORDER BY CASE WHEN i.direction < 0 THEN s.value ELSE -s.value END) AS rank,
       u.code AS unit, z.name_en AS zone_name, z.name_zh AS zone_name_zh
FROM standing AS s
JOIN zone_group_member AS m
  ON m.zone_id = s.zone_id AND s.year BETWEEN m.first_year AND m.last_year
JOIN zone_group AS g ON g.zone_group_id = m.zone_group_id
JOIN indicator AS i ON i.indicator_id = s.indicator_id
JOIN unit AS u ON u.unit_id = i.unit_id
JOIN zone AS z ON z.zone_id = s.zone_id
WHERE s.value IS NOT NULL;

CREATE VIEW coverage AS
-- How much of a group speaks: value = reported / (members - not_applicable), where status M
-- (data cannot exist) is not applicable. One row where at least one member has a row.
-- Column zone holds the code of the group.
SELECT i.code AS indicator, g.code AS zone, c.year AS year,
       CASE WHEN c.members > c.not_applicable
            THEN CAST(c.reported AS REAL) / (c.members - c.not_applicable) END AS value,
       'A' AS status, c.members AS members, c.reported AS reported, c.not_applicable AS not_applicable
FROM (
  SELECT s.indicator_id, s.year, m.zone_group_id,
         count(s.value) AS reported, count(*) FILTER (WHERE s.status = 'M') AS not_applicable,
         (SELECT count(*) FROM zone_group_member AS a
          WHERE a.zone_group_id = m.zone_group_id
            AND s.year BETWEEN a.first_year AND a.last_year) AS members
  FROM standing AS s
  JOIN zone_group_member AS m
    ON m.zone_id = s.zone_id AND s.year BETWEEN m.first_year AND m.last_year
  GROUP BY s.indicator_id, s.year, m.zone_group_id) AS c
JOIN indicator AS i ON i.indicator_id = c.indicator_id
JOIN zone_group AS g ON g.zone_group_id = c.zone_group_id;

CREATE VIEW total AS
-- Sum over the members of a group in that year (policy of_the_year), for flows and stocks, of
-- those that reported; status is the worst of the parts. Column zone holds the code of the group.
SELECT i.code AS indicator, g.code AS zone, c.year AS year, c.value AS value,
       CASE WHEN c.reported = 0 THEN NULL ELSE
         (SELECT t.code FROM status AS t WHERE t.severity = c.severity) END AS status,
       c.members AS members, c.reported AS reported,
       CASE WHEN c.members > c.not_applicable
            THEN CAST(c.reported AS REAL) / (c.members - c.not_applicable) END AS coverage,
       'of_the_year' AS policy, u.code AS unit
FROM (
  SELECT s.indicator_id, s.year, m.zone_group_id, sum(s.value) AS value,
         count(s.value) AS reported, count(*) FILTER (WHERE s.status = 'M') AS not_applicable,
         max(t.severity) FILTER (WHERE s.value IS NOT NULL) AS severity,
         (SELECT count(*) FROM zone_group_member AS a
          WHERE a.zone_group_id = m.zone_group_id
            AND s.year BETWEEN a.first_year AND a.last_year) AS members
  FROM standing AS s
  JOIN zone_group_member AS m
    ON m.zone_id = s.zone_id AND s.year BETWEEN m.first_year AND m.last_year
  JOIN status AS t ON t.code = s.status
  GROUP BY s.indicator_id, s.year, m.zone_group_id) AS c
JOIN indicator AS i ON i.indicator_id = c.indicator_id
JOIN zone_group AS g ON g.zone_group_id = c.zone_group_id
JOIN unit AS u ON u.unit_id = i.unit_id
WHERE i.kind IN ('flow', 'stock');

CREATE VIEW share AS
-- Part over whole, a fraction, of every zone: in each group that it is a member of that year (the
-- whole is the group's published figure where there is one, else the sum: whole_is says which), and
-- in its nation. Flows and stocks. Column whole holds the code of the group or nation.
SELECT i.code AS indicator, z.code AS zone, s.year AS year,
       CASE WHEN w.value > 0 THEN s.value / w.value END AS value,
       CASE WHEN ts.severity >= tw.severity THEN s.status ELSE w.status END AS status,
       w.code AS whole, w.whole_is AS whole_is, s.value AS part_value, w.value AS whole_value
FROM standing AS s
JOIN indicator AS i ON i.indicator_id = s.indicator_id
JOIN zone AS z ON z.zone_id = s.zone_id
JOIN (
  SELECT p.indicator_id, p.year, m.zone_id, g.code, 'published' AS whole_is, p.value, p.status
  FROM zone_group AS g
  JOIN standing AS p ON p.zone_id = g.published_as_id AND p.value IS NOT NULL
  JOIN zone_group_member AS m
    ON m.zone_group_id = g.zone_group_id AND p.year BETWEEN m.first_year AND m.last_year
  UNION ALL
  SELECT ti.indicator_id, t.year, m.zone_id, g.code, 'sum', t.value, t.status
  FROM total AS t
  JOIN zone_group AS g ON g.code = t.zone
  JOIN indicator AS ti ON ti.code = t.indicator
  JOIN zone_group_member AS m
    ON m.zone_group_id = g.zone_group_id AND t.year BETWEEN m.first_year AND m.last_year
  WHERE NOT EXISTS (
    SELECT 1 FROM standing AS p
    WHERE p.indicator_id = ti.indicator_id AND p.year = t.year
      AND p.zone_id = g.published_as_id AND p.value IS NOT NULL)
  UNION ALL
  SELECT p.indicator_id, p.year, below.zone_id, n.code, 'observed', p.value, p.status
  FROM zone AS n
  JOIN standing AS p ON p.zone_id = n.zone_id
  JOIN (
    WITH RECURSIVE below (top_id, zone_id) AS (
      SELECT parent_id, zone_id FROM zone WHERE parent_id IS NOT NULL
      UNION
      SELECT up.parent_id, below.zone_id FROM below
      JOIN zone AS up ON up.zone_id = below.top_id WHERE up.parent_id IS NOT NULL)
    SELECT top_id, zone_id FROM below) AS below ON below.top_id = n.zone_id
  WHERE n.kind = 'nation') AS w
  ON w.indicator_id = s.indicator_id AND w.year = s.year AND w.zone_id = s.zone_id
JOIN status AS ts ON ts.code = s.status
JOIN status AS tw ON tw.code = w.status
WHERE i.kind IN ('flow', 'stock');

CREATE VIEW computed AS
-- Defined ratios worked out from the standing figures of their parts, also where a figure is
-- published; published is that figure, NULL where none is. The denominator may be a defined ratio
-- itself, one level deep. The library fills cells without a row with these values.
SELECT i.code AS indicator, z.code AS zone, n.year AS year,
       CASE WHEN d.value * du.factor <> 0
            THEN i.factor * (n.value * nu.factor) / (d.value * du.factor) / u.factor END AS value,
       CASE WHEN tn.severity >= td.severity THEN n.status ELSE d.status END AS status,
       p.value AS published, u.code AS unit
FROM indicator AS i
JOIN unit AS u ON u.unit_id = i.unit_id
JOIN indicator AS ni ON ni.indicator_id = i.numerator_id
JOIN unit AS nu ON nu.unit_id = ni.unit_id
JOIN indicator AS di ON di.indicator_id = i.denominator_id
JOIN unit AS du ON du.unit_id = di.unit_id
JOIN standing AS n ON n.indicator_id = i.numerator_id
JOIN zone AS z ON z.zone_id = n.zone_id
JOIN (
  SELECT indicator_id, year, zone_id, value, status FROM standing
  UNION ALL
  SELECT i2.indicator_id, n2.year, n2.zone_id,
         CASE WHEN d2.value * du2.factor <> 0
              THEN i2.factor * (n2.value * nu2.factor) / (d2.value * du2.factor) / u2.factor END,
         CASE WHEN tn2.severity >= td2.severity THEN n2.status ELSE d2.status END
  FROM indicator AS i2
  JOIN unit AS u2 ON u2.unit_id = i2.unit_id
  JOIN indicator AS ni2 ON ni2.indicator_id = i2.numerator_id
  JOIN unit AS nu2 ON nu2.unit_id = ni2.unit_id
  JOIN indicator AS di2 ON di2.indicator_id = i2.denominator_id
  JOIN unit AS du2 ON du2.unit_id = di2.unit_id
  JOIN standing AS n2 ON n2.indicator_id = i2.numerator_id
  JOIN standing AS d2
    ON d2.indicator_id = i2.denominator_id AND d2.year = n2.year
   AND d2.zone_id = coalesce(i2.denominator_zone_id, n2.zone_id)
  JOIN status AS tn2 ON tn2.code = n2.status
  JOIN status AS td2 ON td2.code = d2.status
  WHERE NOT EXISTS (
    SELECT 1 FROM standing AS s2
    WHERE s2.indicator_id = i2.indicator_id AND s2.year = n2.year AND s2.zone_id = n2.zone_id)) AS d
  ON d.indicator_id = i.denominator_id AND d.year = n.year
 AND d.zone_id = coalesce(i.denominator_zone_id, n.zone_id)
JOIN status AS tn ON tn.code = n.status
JOIN status AS td ON td.code = d.status
LEFT JOIN standing AS p
  ON p.indicator_id = i.indicator_id AND p.year = n.year AND p.zone_id = n.zone_id;

CREATE VIEW reconciliation AS
-- Figures held against each other. value = published - recomputed, in the indicator's unit.
-- what = total: a group's published total against the sum of its members;
-- what = ratio: a published ratio against the one worked out from its parts.
-- agrees: 1 within the rounding of the printed figures, 0 not, NULL when members are missing and the
-- sum of the others does not exceed the published total. Column zone: under whose code it is printed.
SELECT t.indicator AS indicator, z.code AS zone, t.year AS year,
       p.value - t.value AS value, t.status AS status, 'total' AS what, t.zone AS zone_group,
       p.value AS published, t.value AS recomputed, t.members AS members, t.reported AS reported,
       CASE WHEN abs(p.value - t.value) <= 0.5 * (coalesce(q.quantum, 1) + (
                   SELECT sum(coalesce(mq.quantum, 1)) FROM standing AS ms
                   JOIN zone_group_member AS m
                     ON m.zone_id = ms.zone_id AND ms.year BETWEEN m.first_year AND m.last_year
                   LEFT JOIN observation_note AS mq
                     ON mq.indicator_id = ms.indicator_id AND mq.year = ms.year
                    AND mq.zone_id = ms.zone_id AND mq.release_id = ms.release_id
                   WHERE ms.indicator_id = p.indicator_id AND ms.year = p.year
                     AND ms.value IS NOT NULL AND m.zone_group_id = g.zone_group_id)) THEN 1
            WHEN t.reported < t.members AND t.value < p.value THEN NULL
            ELSE 0 END AS agrees
FROM total AS t
JOIN zone_group AS g ON g.code = t.zone
JOIN indicator AS i ON i.code = t.indicator
JOIN standing AS p
  ON p.indicator_id = i.indicator_id AND p.year = t.year AND p.zone_id = g.published_as_id
JOIN zone AS z ON z.zone_id = g.published_as_id
LEFT JOIN observation_note AS q
  ON q.indicator_id = p.indicator_id AND q.year = p.year
 AND q.zone_id = p.zone_id AND q.release_id = p.release_id
WHERE t.value IS NOT NULL AND p.value IS NOT NULL
UNION ALL
SELECT c.indicator, c.zone, c.year, c.published - c.value, c.status, 'ratio', NULL,
       c.published, c.value, NULL, NULL,
       abs(c.published - c.value) <= 0.5 * coalesce(q.quantum,
         CASE WHEN c.published = CAST(c.published AS INTEGER) THEN 1.0
              ELSE 1.0 / CAST('1' || substr('000000000000000', 1,
                length(CAST(c.published AS TEXT)) - instr(CAST(c.published AS TEXT), '.')) AS REAL) END)
FROM computed AS c
JOIN indicator AS i ON i.code = c.indicator
JOIN zone AS z ON z.code = c.zone
JOIN standing AS p
  ON p.indicator_id = i.indicator_id AND p.year = c.year AND p.zone_id = z.zone_id
LEFT JOIN observation_note AS q
  ON q.indicator_id = p.indicator_id AND q.year = p.year
 AND q.zone_id = p.zone_id AND q.release_id = p.release_id
WHERE c.published IS NOT NULL AND c.value IS NOT NULL;

CREATE VIEW index_result AS
-- Kept results of composite indices, with names; value is the score of the node.
SELECT d.code AS indicator, z.code AS zone, s.year AS year, s.score AS value,
       CASE WHEN s.score IS NULL THEN 'O' ELSE 'A' END AS status,
       s.node AS node, s.rank AS rank, s.coverage AS coverage, s.reason AS reason,
       s.definition_sha256 = d.sha256 AS of_current_definition,
       z.name_en AS zone_name, z.name_zh AS zone_name_zh
FROM index_score AS s
JOIN index_definition AS d ON d.index_id = s.index_id
JOIN zone AS z ON z.zone_id = s.zone_id;
