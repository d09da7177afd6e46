CREATE VIEW example_query AS
-- Questions that an analyst asks, each with its SQL. The codes are those of examples/torch; put your
-- own in their place.
SELECT column1 AS position, column2 AS question, column3 AS sql
FROM (VALUES
  (1, 'What was the GDP of the national high-tech zones in 2016, and who says so?',
   'SELECT value, unit, release FROM current WHERE indicator = ''gdp'' AND zone =
    ''national_hightech_zones'' AND year = 2016'),
  (2, 'Which figures were published for their share of the national GDP in 2016, and which one stands?',
   'SELECT published_on, value, unit, release, stands FROM history WHERE indicator = ''gdp_share'' AND
    zone = ''national_hightech_zones'' AND year = 2016 ORDER BY published_on'),
  (3, 'What was known of that share on 30 June 2017?',
   'SELECT h.value, h.release FROM history AS h JOIN release AS r ON r.code = h.release WHERE
    h.indicator = ''gdp_share'' AND h.zone = ''national_hightech_zones'' AND h.year = 2016 AND
    r.visible_from <= ''2017-06-30'' ORDER BY r.release_id DESC LIMIT 1'),
  (4, 'How did the revenue of Zhongguancun develop?',
   'SELECT year, value, status, release FROM current WHERE indicator = ''revenue'' AND zone =
    ''zhongguancun'' ORDER BY year'),
  (5, 'By how much did the revenue of all zones grow in each year from 2003 to 2006, in percent?',
   'SELECT year, round(100 * value, 1) AS percent FROM growth WHERE indicator = ''revenue'' AND zone =
    ''national_hightech_zones'' AND year BETWEEN 2003 AND 2006 ORDER BY year'),
  (6, 'How many times that of 2006 was their revenue of 2016?',
   'SELECT round(b.value / a.value, 2) AS times FROM current AS a JOIN current AS b USING
    (indicator, zone) WHERE indicator = ''revenue'' AND zone = ''national_hightech_zones'' AND a.year =
    2006 AND b.year = 2016'),
  (7, 'In which years between the first and the last has their GDP no figure?',
   'WITH RECURSIVE known (year) AS (SELECT year FROM current WHERE indicator = ''gdp'' AND zone =
    ''national_hightech_zones''), due (year) AS (SELECT min(year) FROM known UNION ALL SELECT year + 1
    FROM due WHERE year < (SELECT max(year) FROM known)) SELECT year FROM due WHERE year NOT IN
    (SELECT year FROM known) ORDER BY year'),
  (8, 'Which zones had the largest revenue in 2024?',
   'SELECT rank, zone, zone_name, value FROM ranking WHERE indicator = ''revenue'' AND year = 2024 AND
    zone_group = ''national'' ORDER BY rank LIMIT 3'),
  (9, 'What part of the revenue of all zones did each have in 2024, in percent?',
   'SELECT zone, round(100 * value, 2) AS percent, whole_is FROM share WHERE indicator = ''revenue''
    AND year = 2024 AND whole = ''national'' ORDER BY value DESC'),
  (10, 'What do the zones that reported revenue in 2024 sum up to, and how many are they?',
   'SELECT value, reported, members, round(coverage, 4) AS coverage FROM total WHERE indicator =
    ''revenue'' AND zone = ''national'' AND year = 2024'),
  (11, 'How much of the published revenue of all zones in 2024 do the zones that reported explain?',
   'SELECT published, recomputed, reported, members, agrees FROM reconciliation WHERE indicator =
    ''revenue'' AND year = 2024 AND what = ''total'' AND zone_group = ''national'''),
  (12, 'Do the published shares of GDP agree with what their parts give, within rounding?',
   'SELECT year, published, round(recomputed, 2) AS recomputed, agrees FROM reconciliation WHERE
    indicator = ''gdp_share'' AND what = ''ratio'' ORDER BY year'),
  (13, 'What was the national GDP by R&D expenditure and R&D intensity in 2016?',
   'SELECT round(value / 1e12, 4) AS trillion_yuan, status FROM computed WHERE indicator =
    ''gdp_implied'' AND zone = ''china'' AND year = 2016'),
  (14, 'Which figures of 2016 are estimates?',
   'SELECT indicator, zone, value, unit, note FROM current WHERE year = 2016 AND status = ''E'' ORDER
    BY indicator, zone'),
  (15, 'Which cells have been published with more than one value?',
   'SELECT indicator, zone, year, count(DISTINCT value) AS figures FROM history GROUP BY indicator,
    zone, year HAVING count(DISTINCT value) > 1 ORDER BY figures DESC, indicator, year LIMIT 5'),
  (16, 'Which three publications have the most figures?',
   'SELECT release, published_on, count(*) AS figures FROM history GROUP BY release ORDER BY figures
    DESC, release LIMIT 3'),
  (17, 'Which zones of the group lie in Hubei, and since when are they in it?',
   'SELECT m.zone, m.zone_name_zh, m.first_year FROM membership AS m JOIN zone AS z ON z.code =
    m.zone JOIN zone AS p ON p.zone_id = z.parent_id WHERE m.zone_group = ''national'' AND p.code =
    ''cn_hubei'' ORDER BY m.first_year, m.zone'),
  (18, 'How many zones did the group have in 2016?',
   'SELECT count(*) AS zones FROM membership WHERE zone_group = ''national'' AND 2016 BETWEEN
    first_year AND last_year'),
  (19, 'How many of them lie in each region?',
   'SELECT r.code AS region, count(*) AS zones FROM membership AS m JOIN zone AS z ON z.code =
    m.zone JOIN zone AS p ON p.zone_id = z.parent_id JOIN zone AS r ON r.zone_id = p.parent_id WHERE
    m.zone_group = ''national'' AND 2016 BETWEEN m.first_year AND m.last_year GROUP BY r.code ORDER BY
    zones DESC, region'),
  (20, 'Which zone is called 光谷?',
   'SELECT z.code, z.name_zh FROM zone_alias AS a JOIN zone AS z ON z.zone_id = a.zone_id WHERE
    a.alias = ''光谷'''),
  (21, 'What does rd_intensity measure, and in which unit?',
   'SELECT i.name_en, i.kind, u.code AS unit, n.code AS numerator, d.code AS denominator FROM
    indicator AS i JOIN unit AS u ON u.unit_id = i.unit_id LEFT JOIN indicator AS n ON
    n.indicator_id = i.numerator_id LEFT JOIN indicator AS d ON d.indicator_id = i.denominator_id
    WHERE i.code = ''rd_intensity'''),
  (22, 'Which indicators have figures of more than one place in 2024?',
   'SELECT indicator, count(*) AS places FROM current WHERE year = 2024 AND value IS NOT NULL GROUP
    BY indicator HAVING count(*) > 1 ORDER BY places DESC, indicator'),
  (23, 'What was the revenue per employee in 2024, in 10 000 yuan?',
   'SELECT r.zone, round(r.value / e.value / 1e4, 1) AS revenue_10k FROM current AS r JOIN current
    AS e ON e.zone = r.zone AND e.year = r.year AND e.indicator = ''employees'' WHERE r.indicator =
    ''revenue'' AND r.year = 2024 ORDER BY revenue_10k DESC'),
  (24, 'What does a status mean?',
   'SELECT code, name FROM status WHERE code IN (''D'', ''E'', ''M'') ORDER BY code'),
  (25, 'What are the columns of view share, and in which units?',
   'SELECT column_name, meaning, unit FROM dictionary WHERE object = ''share'' AND unit IS NOT NULL'));
