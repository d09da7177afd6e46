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
-- Every published figure with its release; stands = 1 marks the one that view current shows, and
-- vintage counts those of a cell in the order of publication, so that vintage = 1 is the first.
SELECT i.code AS indicator, z.code AS zone, o.year AS year, o.value AS value, o.status AS status,
       u.code AS unit, r.code AS release, r.published_on AS published_on,
       NOT EXISTS (
         SELECT 1 FROM observation AS later
         WHERE later.indicator_id = o.indicator_id AND later.year = o.year
           AND later.zone_id = o.zone_id AND later.release_id > o.release_id) AS stands,
       r.tier AS tier, r.title AS release_title, r.url AS url,
       n.locator AS locator, n.note AS note, n.quantum AS quantum,
       (SELECT count(*) FROM observation AS other
        WHERE other.indicator_id = o.indicator_id AND other.year = o.year
          AND other.zone_id = o.zone_id
          -- by day, which is inside the id, then by tier and sequence
          AND (other.release_id % 1000000000 / 10000, other.release_id)
              <= (o.release_id % 1000000000 / 10000, o.release_id)) AS vintage
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
-- Of figures that stand: of a ratio that is worked out, see view computed.
SELECT i.code AS indicator, z.code AS zone, s.year AS year,
       CASE WHEN i.kind = 'ratio' THEN s.value - p.value
            WHEN p.value > 0 AND s.value / p.value - 1 <= 1.7976931348623157e308
            THEN s.value / p.value - 1 END AS value,
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

CREATE VIEW figure AS
-- The figure that stands in each cell, by ids, with the severity of its status. Small tables are read
-- by subqueries here and in view ratio: a join of many tables takes long to plan.
SELECT s.indicator_id AS indicator_id, s.year AS year, s.zone_id AS zone_id, s.value AS value,
       (SELECT t.severity FROM status AS t WHERE t.code = s.status) AS severity
FROM standing AS s;

CREATE VIEW ratio AS
-- The defined ratios, by ids: value = factor * (numerator * numerator_factor)
-- / (denominator * denominator_factor) / unit_factor, of figures in their own units.
SELECT i.indicator_id AS indicator_id, i.code AS indicator, i.factor AS factor,
       i.numerator_id AS numerator_id,
       (SELECT u.factor FROM indicator AS n JOIN unit AS u ON u.unit_id = n.unit_id
        WHERE n.indicator_id = i.numerator_id) AS numerator_factor,
       i.denominator_id AS denominator_id,
       (SELECT u.factor FROM indicator AS d JOIN unit AS u ON u.unit_id = d.unit_id
        WHERE d.indicator_id = i.denominator_id) AS denominator_factor,
       i.denominator_zone_id AS denominator_zone_id,
       (SELECT u.factor FROM unit AS u WHERE u.unit_id = i.unit_id) AS unit_factor
FROM indicator AS i
WHERE i.numerator_id IS NOT NULL;

CREATE VIEW filled AS
-- Cells of which nothing is published, filled by a ratio of two figures that stand, by ids: what a
-- ratio of ratios is made of. NULL with the severity of O would divide by nothing.
SELECT q.indicator_id AS indicator_id, q.year AS year, q.zone_id AS zone_id,
       CASE WHEN abs(q.value) <= 1.7976931348623157e308 THEN q.value END AS value,
       CASE WHEN q.parts = 2 AND coalesce(abs(q.value), 9e999) > 1.7976931348623157e308
            THEN (SELECT t.severity FROM status AS t WHERE t.code = 'O')
            ELSE q.severity END AS severity
FROM (
  SELECT i.indicator_id AS indicator_id, n.year AS year, n.zone_id AS zone_id,
         max(n.severity, d.severity) AS severity,
         (n.value IS NOT NULL) + (d.value IS NOT NULL) AS parts,
         i.factor * (n.value * i.numerator_factor) / nullif(d.value * i.denominator_factor, 0)
           / i.unit_factor AS value
  FROM ratio AS i
  JOIN figure AS n ON n.indicator_id = i.numerator_id
  JOIN figure AS d
    ON d.indicator_id = i.denominator_id AND d.year = n.year
   AND d.zone_id = coalesce(i.denominator_zone_id, n.zone_id)
  WHERE NOT EXISTS (
    SELECT 1 FROM observation AS o
    WHERE o.indicator_id = i.indicator_id AND o.year = n.year AND o.zone_id = n.zone_id)) AS q;

CREATE VIEW quotient AS
-- Defined ratios worked out, in every cell that their parts allow, published or not: by code of the
-- indicator and id of the zone. Each part is a figure that stands or a cell that is filled. Written
-- out four times, so that every part is searched by its key; parts counts those that have a value.
SELECT i.indicator AS indicator, n.year AS year, n.zone_id AS zone_id,
       max(n.severity, d.severity) AS severity,
       (n.value IS NOT NULL) + (d.value IS NOT NULL) AS parts,
       i.factor * (n.value * i.numerator_factor) / nullif(d.value * i.denominator_factor, 0)
         / i.unit_factor AS value
FROM ratio AS i
JOIN figure AS n ON n.indicator_id = i.numerator_id
JOIN figure AS d
  ON d.indicator_id = i.denominator_id AND d.year = n.year
 AND d.zone_id = coalesce(i.denominator_zone_id, n.zone_id)
UNION ALL
SELECT i.indicator, n.year, n.zone_id, max(n.severity, d.severity),
       (n.value IS NOT NULL) + (d.value IS NOT NULL),
       i.factor * (n.value * i.numerator_factor) / nullif(d.value * i.denominator_factor, 0)
         / i.unit_factor
FROM ratio AS i
JOIN filled AS n ON n.indicator_id = i.numerator_id
JOIN figure AS d
  ON d.indicator_id = i.denominator_id AND d.year = n.year
 AND d.zone_id = coalesce(i.denominator_zone_id, n.zone_id)
UNION ALL
SELECT i.indicator, n.year, n.zone_id, max(n.severity, d.severity),
       (n.value IS NOT NULL) + (d.value IS NOT NULL),
       i.factor * (n.value * i.numerator_factor) / nullif(d.value * i.denominator_factor, 0)
         / i.unit_factor
FROM ratio AS i
JOIN figure AS n ON n.indicator_id = i.numerator_id
JOIN filled AS d
  ON d.indicator_id = i.denominator_id AND d.year = n.year
 AND d.zone_id = coalesce(i.denominator_zone_id, n.zone_id)
UNION ALL
SELECT i.indicator, n.year, n.zone_id, max(n.severity, d.severity),
       (n.value IS NOT NULL) + (d.value IS NOT NULL),
       i.factor * (n.value * i.numerator_factor) / nullif(d.value * i.denominator_factor, 0)
         / i.unit_factor
FROM ratio AS i
JOIN filled AS n ON n.indicator_id = i.numerator_id
JOIN filled AS d
  ON d.indicator_id = i.denominator_id AND d.year = n.year
 AND d.zone_id = coalesce(i.denominator_zone_id, n.zone_id);

CREATE VIEW part AS
-- Every cell of which something can be said: the figure that stands, and where nothing is published
-- of a defined ratio, what view quotient works out; O says that it would divide by nothing. By code
-- of the indicator and id of the zone.
SELECT i.code AS indicator, s.year AS year, s.zone_id AS zone_id, s.value AS value, s.status AS status
FROM standing AS s
JOIN indicator AS i ON i.indicator_id = s.indicator_id
UNION ALL
SELECT q.indicator, q.year, q.zone_id,
       CASE WHEN abs(q.value) <= 1.7976931348623157e308 THEN q.value END,
       CASE WHEN q.parts = 2 AND coalesce(abs(q.value), 9e999) > 1.7976931348623157e308 THEN 'O'
            ELSE (SELECT t.code FROM status AS t WHERE t.severity = q.severity) END
FROM quotient AS q
WHERE NOT EXISTS (
  SELECT 1 FROM observation AS o
  WHERE o.indicator_id = (SELECT i.indicator_id FROM indicator AS i WHERE i.code = q.indicator)
    AND o.year = q.year AND o.zone_id = q.zone_id);

CREATE VIEW computed AS
-- Defined ratios worked out from their parts, also where a figure is published; published is that
-- figure, NULL where none is. The parts may be defined ratios themselves (view quotient). The library
-- fills cells without a row with these values. A value that would divide by nothing is NULL, status O.
SELECT q.indicator AS indicator, z.code AS zone, q.year AS year,
       CASE WHEN abs(q.value) <= 1.7976931348623157e308 THEN q.value END AS value,
       CASE WHEN q.parts = 2 AND coalesce(abs(q.value), 9e999) > 1.7976931348623157e308 THEN 'O'
            ELSE (SELECT t.code FROM status AS t WHERE t.severity = q.severity) END AS status,
       (SELECT p.value FROM standing AS p
        WHERE p.indicator_id = i.indicator_id AND p.year = q.year AND p.zone_id = q.zone_id) AS published,
       u.code AS unit
FROM quotient AS q
JOIN indicator AS i ON i.code = q.indicator
JOIN unit AS u ON u.unit_id = i.unit_id
JOIN zone AS z ON z.zone_id = q.zone_id;

CREATE VIEW membership AS
-- Which zones a group has in which years, as spans; 1 and 9999 are open ends.
SELECT g.code AS zone_group, z.code AS zone, m.first_year AS first_year, m.last_year AS last_year,
       g.name_en AS group_name, z.name_en AS zone_name, z.name_zh AS zone_name_zh
FROM zone_group_member AS m
JOIN zone_group AS g ON g.zone_group_id = m.zone_group_id
JOIN zone AS z ON z.zone_id = m.zone_id;

CREATE VIEW overlap AS
-- Members of a group of which one, zone, counts the other, part, within its own figures, so that
-- their sum would count part twice; a total of such a year is NULL. A zone is counted in its parent
-- and, while it is a member of a group, in the published_as zone of that; and so on from there.
WITH RECURSIVE step (zone_id, above_id, first_year, last_year) AS (
  SELECT zone_id, parent_id, 1, 9999 FROM zone WHERE parent_id IS NOT NULL
  UNION
  SELECT m.zone_id, g.published_as_id, m.first_year, m.last_year
  FROM zone_group AS g JOIN zone_group_member AS m ON m.zone_group_id = g.zone_group_id
  WHERE g.published_as_id IS NOT NULL),
counted (part_id, whole_id, first_year, last_year) AS (
  SELECT zone_id, above_id, first_year, last_year FROM step
  UNION
  SELECT c.part_id, s.above_id, max(c.first_year, s.first_year), min(c.last_year, s.last_year)
  FROM counted AS c JOIN step AS s ON s.zone_id = c.whole_id
  WHERE max(c.first_year, s.first_year) <= min(c.last_year, s.last_year))
SELECT g.code AS zone_group, w.code AS zone, p.code AS part,
       max(a.first_year, b.first_year, c.first_year) AS first_year,
       min(a.last_year, b.last_year, c.last_year) AS last_year
FROM counted AS c
JOIN zone_group_member AS a ON a.zone_id = c.whole_id
JOIN zone_group_member AS b ON b.zone_group_id = a.zone_group_id AND b.zone_id = c.part_id
JOIN zone_group AS g ON g.zone_group_id = a.zone_group_id
JOIN zone AS w ON w.zone_id = c.whole_id
JOIN zone AS p ON p.zone_id = c.part_id
WHERE c.whole_id <> c.part_id
  AND max(a.first_year, b.first_year, c.first_year) <= min(a.last_year, b.last_year, c.last_year)
  -- a span that lies in another of the same two says nothing more
  AND NOT EXISTS (
    SELECT 1 FROM counted AS wider
    WHERE wider.part_id = c.part_id AND wider.whole_id = c.whole_id
      AND wider.first_year <= c.first_year AND wider.last_year >= c.last_year
      AND (wider.first_year < c.first_year OR wider.last_year > c.last_year));

CREATE VIEW ranking AS
-- Place of each zone among the members of a group in that year; 1 is the best by direction
-- (0 counts as 1); equal values share the least place; zones without a value have none. Defined ratios
-- are ranked also where nothing is published (view part).
SELECT i.code AS indicator, z.code AS zone, s.year AS year, s.value AS value, s.status AS status,
       g.code AS zone_group,
       -- By codes, not ids: only so a question of one indicator is asked before the places are given.
       rank() OVER (PARTITION BY i.code, s.year, g.code
                    ORDER BY CASE WHEN i.direction < 0 THEN s.value ELSE -s.value END ASC NULLS LAST)
         AS rank,
       u.code AS unit, z.name_en AS zone_name, z.name_zh AS zone_name_zh
FROM part AS s
JOIN zone_group_member AS m
  ON m.zone_id = s.zone_id AND s.year BETWEEN m.first_year AND m.last_year
JOIN zone_group AS g ON g.zone_group_id = m.zone_group_id
JOIN indicator AS i ON i.code = s.indicator
JOIN unit AS u ON u.unit_id = i.unit_id
JOIN zone AS z ON z.zone_id = s.zone_id
WHERE s.value IS NOT NULL;

CREATE VIEW tally AS
-- What the members of each group have reported in a year: the base of coverage, total and share. One
-- row where at least one member has a row. Grouped by codes, so that a question of one indicator is
-- asked before anything is added up.
SELECT i.code AS indicator, g.code AS zone_group, s.year AS year, sum(s.value) AS value,
       max(t.severity) FILTER (WHERE s.value IS NOT NULL) AS severity,
       (SELECT count(*) FROM zone_group_member AS a
        WHERE a.zone_group_id = g.zone_group_id
          AND s.year BETWEEN a.first_year AND a.last_year) AS members,
       count(s.value) AS reported, count(*) FILTER (WHERE s.status = 'M') AS not_applicable,
       i.indicator_id AS indicator_id, g.zone_group_id AS zone_group_id
FROM standing AS s
JOIN indicator AS i ON i.indicator_id = s.indicator_id
JOIN zone_group_member AS m
  ON m.zone_id = s.zone_id AND s.year BETWEEN m.first_year AND m.last_year
JOIN zone_group AS g ON g.zone_group_id = m.zone_group_id
JOIN status AS t ON t.code = s.status
GROUP BY i.code, g.code, s.year;

CREATE VIEW coverage AS
-- How much of a group speaks: value = reported / (members - not_applicable), where status M
-- (data cannot exist) is not applicable. One row where at least one member has a row.
-- Column zone holds the code of the group.
SELECT c.indicator AS indicator, c.zone_group AS zone, c.year AS year,
       CASE WHEN c.members > c.not_applicable
            THEN CAST(c.reported AS REAL) / (c.members - c.not_applicable) END AS value,
       'A' AS status, c.members AS members, c.reported AS reported, c.not_applicable AS not_applicable
FROM tally AS c;

CREATE VIEW total AS
-- Sum over the members of a group in that year (policy of_the_year), for flows and stocks, of
-- those that reported; status is the worst of the parts. Column zone holds the code of the group.
-- NULL for a group that would count a zone twice that year: view overlap names it.
SELECT c.indicator AS indicator, c.zone_group AS zone, c.year AS year,
       CASE WHEN c.zone_group IN (SELECT zone_group FROM overlap) AND EXISTS (
                   SELECT 1 FROM overlap AS o
                   WHERE o.zone_group = c.zone_group AND c.year BETWEEN o.first_year AND o.last_year)
            THEN NULL ELSE c.value END AS value,
       (SELECT t.code FROM status AS t WHERE t.severity = c.severity) AS status,
       c.members AS members, c.reported AS reported,
       CASE WHEN c.members > c.not_applicable
            THEN CAST(c.reported AS REAL) / (c.members - c.not_applicable) END AS coverage,
       'of_the_year' AS policy, u.code AS unit
FROM tally AS c
JOIN indicator AS i ON i.indicator_id = c.indicator_id
JOIN unit AS u ON u.unit_id = i.unit_id
WHERE i.kind IN ('flow', 'stock');

CREATE VIEW whole AS
-- What a zone's figure may be a share of, by the zone's id: the figure that is published for a group
-- of which it is a member that year, else the sum of the members; and the figure of its nation.
SELECT i.code AS indicator, p.year AS year, m.zone_id AS zone_id, g.code AS whole,
       'published' AS whole_is, p.value AS value, p.status AS status
FROM zone_group AS g
JOIN standing AS p ON p.zone_id = g.published_as_id AND p.value IS NOT NULL
JOIN indicator AS i ON i.indicator_id = p.indicator_id
JOIN zone_group_member AS m
  ON m.zone_group_id = g.zone_group_id AND p.year BETWEEN m.first_year AND m.last_year
UNION ALL
SELECT t.indicator, t.year, m.zone_id, g.code, 'sum', t.value, t.status
FROM total AS t
JOIN zone_group AS g ON g.code = t.zone
JOIN zone_group_member AS m
  ON m.zone_group_id = g.zone_group_id AND t.year BETWEEN m.first_year AND m.last_year
WHERE NOT EXISTS (
  SELECT 1 FROM standing AS p
  WHERE p.indicator_id = (SELECT i.indicator_id FROM indicator AS i WHERE i.code = t.indicator)
    AND p.year = t.year AND p.zone_id = g.published_as_id AND p.value IS NOT NULL)
UNION ALL
SELECT i.code, p.year, below.zone_id, n.code, 'observed', p.value, p.status
FROM zone AS n
JOIN standing AS p ON p.zone_id = n.zone_id
JOIN indicator AS i ON i.indicator_id = p.indicator_id
JOIN (
  WITH RECURSIVE below (top_id, zone_id) AS (
    SELECT parent_id, zone_id FROM zone WHERE parent_id IS NOT NULL
    UNION
    SELECT up.parent_id, below.zone_id FROM below
    JOIN zone AS up ON up.zone_id = below.top_id WHERE up.parent_id IS NOT NULL)
  SELECT top_id, zone_id FROM below) AS below ON below.top_id = n.zone_id
WHERE n.kind = 'nation';

CREATE VIEW share AS
-- Part over whole, a fraction, of every zone: in each group that it is a member of that year (the
-- whole is the group's published figure where there is one, else the sum: whole_is says which), and
-- in its nation. Flows and stocks. Column whole holds the code of the group or nation.
SELECT i.code AS indicator, z.code AS zone, s.year AS year,
       CASE WHEN w.value <> 0 THEN s.value / w.value END AS value,
       CASE WHEN ts.severity >= tw.severity THEN s.status ELSE w.status END AS status,
       w.whole AS whole, w.whole_is AS whole_is, s.value AS part_value, w.value AS whole_value
FROM standing AS s
JOIN indicator AS i ON i.indicator_id = s.indicator_id
JOIN zone AS z ON z.zone_id = s.zone_id
JOIN whole AS w ON w.indicator = i.code AND w.year = s.year AND w.zone_id = s.zone_id
JOIN status AS ts ON ts.code = s.status
JOIN status AS tw ON tw.code = w.status
WHERE i.kind IN ('flow', 'stock');

CREATE VIEW rounding AS
-- How far the figures that stand are rounded, by ids: quantum is the step that is noted, else the
-- last decimal that the value shows: 1 for a whole number, else the coarsest step at which it reads
-- back to itself, to the twentieth decimal.
SELECT s.indicator_id, s.year, s.zone_id, s.value, s.status,
       coalesce(n.quantum,
         CASE WHEN abs(s.value) >= 4503599627370496.0 THEN 1.0
              ELSE (
                SELECT step.column2
                FROM (VALUES (0, 1.0), (1, 1e-1), (2, 1e-2), (3, 1e-3), (4, 1e-4), (5, 1e-5),
                        (6, 1e-6), (7, 1e-7), (8, 1e-8), (9, 1e-9), (10, 1e-10), (11, 1e-11),
                        (12, 1e-12), (13, 1e-13), (14, 1e-14), (15, 1e-15), (16, 1e-16),
                        (17, 1e-17), (18, 1e-18), (19, 1e-19), (20, 1e-20)) AS step
                WHERE CAST(printf('%!.*f', step.column1, s.value) AS REAL) = s.value
                LIMIT 1) END) AS quantum
FROM standing AS s
LEFT JOIN observation_note AS n
  ON n.indicator_id = s.indicator_id AND n.year = s.year
 AND n.zone_id = s.zone_id AND n.release_id = s.release_id;

CREATE VIEW ratio_part AS
-- What a defined ratio may be made of, by ids: the figures that stand, and where none is published,
-- defined ratios of two that stand. half_step is how far rounding may put value off; of a ratio a / b
-- it is (|a| + half step) / (|b| - half step) - |a| / |b|, NULL when b may be 0 before rounding.
SELECT r.indicator_id AS indicator_id, r.year AS year, r.zone_id AS zone_id, CAST(r.value AS REAL) AS value,
       CAST(0.5 * r.quantum AS REAL) AS half_step, t.severity AS severity
FROM rounding AS r
JOIN status AS t ON t.code = r.status
UNION ALL
SELECT i.indicator_id, a.year, a.zone_id,
       CAST(i.factor * (a.value * au.factor) / (b.value * bu.factor) / u.factor AS REAL),
       CAST(CASE WHEN abs(b.value) > 0.5 * b.quantum THEN
         abs(i.factor * au.factor / bu.factor / u.factor)
         * ((abs(a.value) + 0.5 * a.quantum) / (abs(b.value) - 0.5 * b.quantum)
            - abs(a.value) / abs(b.value)) END AS REAL),
       t.severity
FROM indicator AS i
JOIN unit AS u ON u.unit_id = i.unit_id
JOIN indicator AS ai ON ai.indicator_id = i.numerator_id
JOIN unit AS au ON au.unit_id = ai.unit_id
JOIN indicator AS bi ON bi.indicator_id = i.denominator_id
JOIN unit AS bu ON bu.unit_id = bi.unit_id
JOIN rounding AS a ON a.indicator_id = i.numerator_id
JOIN rounding AS b
  ON b.indicator_id = i.denominator_id AND b.year = a.year
 AND b.zone_id = coalesce(i.denominator_zone_id, a.zone_id)
JOIN status AS ta ON ta.code = a.status
JOIN status AS tb ON tb.code = b.status
JOIN status AS t ON t.severity = max(ta.severity, tb.severity)
WHERE NOT EXISTS (
  SELECT 1 FROM observation AS o
  WHERE o.indicator_id = i.indicator_id AND o.year = a.year AND o.zone_id = a.zone_id);

CREATE VIEW reconciliation AS
-- Figures held against each other. value = published - recomputed, in the indicator's unit.
-- what = total: a group's published total against the sum of its members, but of groups that would
-- count a zone twice; what = ratio: a published ratio or share against the one that its parts give,
-- which may be defined ratios themselves.
-- tolerance: how far rounding alone may put them apart: half the quantum of each figure of a total;
-- for a ratio as in view ratio_part, and half its own quantum; NULL when a denominator may be 0.
-- agrees: 1 within the tolerance, 0 not, NULL without one, and when members are missing and the sum
-- of the others does not exceed the published total. Column zone: under whose code it is printed.
SELECT c.indicator AS indicator, c.zone AS zone, c.year AS year,
       c.published - c.recomputed AS value, c.status AS status, c.what AS what,
       c.zone_group AS zone_group, c.published AS published, c.recomputed AS recomputed,
       c.members AS members, c.reported AS reported, c.tolerance AS tolerance,
       -- A trillionth is left to binary arithmetic, in which 12.1 - 12.05 is more than 0.05.
       CASE WHEN abs(c.published - c.recomputed) <= c.tolerance + 1e-12 * abs(c.published) THEN 1
            WHEN c.tolerance IS NULL THEN NULL
            WHEN c.coverage < 1 AND c.recomputed < c.published THEN NULL
            ELSE 0 END AS agrees
FROM (
  SELECT t.indicator, z.code AS zone, t.year, t.status, 'total' AS what, t.zone AS zone_group,
         p.value AS published, t.value AS recomputed, t.members, t.reported, t.coverage,
         0.5 * (p.quantum + (
           SELECT sum(r.quantum) FROM zone_group_member AS m
           JOIN rounding AS r ON r.zone_id = m.zone_id
           WHERE m.zone_group_id = g.zone_group_id AND p.year BETWEEN m.first_year AND m.last_year
             AND r.indicator_id = p.indicator_id AND r.year = p.year
             AND r.value IS NOT NULL)) AS tolerance
  FROM total AS t
  JOIN zone_group AS g ON g.code = t.zone
  JOIN indicator AS i ON i.code = t.indicator
  JOIN rounding AS p
    ON p.indicator_id = i.indicator_id AND p.year = t.year AND p.zone_id = g.published_as_id
  JOIN zone AS z ON z.zone_id = g.published_as_id
  WHERE t.value IS NOT NULL AND p.value IS NOT NULL
  UNION ALL
  SELECT i.code, z.code, p.year, t.code, 'ratio', NULL, p.value,
         i.factor * (a.value * au.factor) / (b.value * bu.factor) / u.factor,
         NULL, NULL, NULL,
         CASE WHEN abs(b.value) > b.half_step THEN
           0.5 * p.quantum + abs(i.factor * au.factor / bu.factor / u.factor)
           * ((abs(a.value) + a.half_step) / (abs(b.value) - b.half_step)
              - abs(a.value) / abs(b.value)) END
  FROM indicator AS i
  JOIN unit AS u ON u.unit_id = i.unit_id
  JOIN indicator AS ai ON ai.indicator_id = i.numerator_id
  JOIN unit AS au ON au.unit_id = ai.unit_id
  JOIN indicator AS bi ON bi.indicator_id = i.denominator_id
  JOIN unit AS bu ON bu.unit_id = bi.unit_id
  JOIN rounding AS p ON p.indicator_id = i.indicator_id
  JOIN zone AS z ON z.zone_id = p.zone_id
  JOIN ratio_part AS a ON a.indicator_id = i.numerator_id AND a.year = p.year AND a.zone_id = p.zone_id
  JOIN ratio_part AS b
    ON b.indicator_id = i.denominator_id AND b.year = p.year
   AND b.zone_id = coalesce(i.denominator_zone_id, p.zone_id)
  JOIN status AS t ON t.severity = max(a.severity, b.severity)
  WHERE p.value IS NOT NULL AND a.value IS NOT NULL AND b.value <> 0) AS c;

CREATE VIEW index_result AS
-- Kept results of composite indices, with names; value is the score of the node.
SELECT d.code AS indicator, z.code AS zone, s.year AS year, s.score AS value,
       CASE WHEN s.score IS NULL THEN 'O' ELSE 'A' END AS status,
       s.node AS node, s.rank AS rank, s.coverage AS coverage, s.reason AS reason,
       s.definition_sha256 = d.sha256 AS of_current_definition,
       r.code AS release,
       s.newest_release_id = (SELECT max(release_id) FROM release) AS of_newest_release,
       z.name_en AS zone_name, z.name_zh AS zone_name_zh
FROM index_score AS s
JOIN index_definition AS d ON d.index_id = s.index_id
JOIN zone AS z ON z.zone_id = s.zone_id
JOIN release AS r ON r.release_id = s.newest_release_id;
