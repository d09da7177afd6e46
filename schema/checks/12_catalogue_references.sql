-- 12: every reference inside the catalogue leads to a row.
SELECT 'zone ' || z.code || ' lies in zone ' || z.parent_id || ', which is not there' AS finding
FROM zone AS z WHERE z.parent_id NOT IN (SELECT zone_id FROM zone)
UNION ALL
SELECT 'alias ' || a.alias || ' is of zone ' || a.zone_id || ', which is not there'
FROM zone_alias AS a WHERE a.zone_id NOT IN (SELECT zone_id FROM zone)
UNION ALL
SELECT 'group ' || g.code || ' is published as zone ' || g.published_as_id || ', which is not there'
FROM zone_group AS g WHERE g.published_as_id NOT IN (SELECT zone_id FROM zone)
UNION ALL
SELECT 'membership ' || m.member_id || ' names group ' || m.zone_group_id || ' and zone ' || m.zone_id
       || ', of which one is not there'
FROM zone_group_member AS m
WHERE m.zone_id NOT IN (SELECT zone_id FROM zone)
   OR m.zone_group_id NOT IN (SELECT zone_group_id FROM zone_group)
UNION ALL
SELECT 'indicator ' || i.code || ' names a unit, a part or a zone that is not there'
FROM indicator AS i
WHERE i.unit_id NOT IN (SELECT unit_id FROM unit)
   OR i.numerator_id NOT IN (SELECT indicator_id FROM indicator)
   OR i.denominator_id NOT IN (SELECT indicator_id FROM indicator)
   OR i.denominator_zone_id NOT IN (SELECT zone_id FROM zone)
UNION ALL
SELECT 'node ' || n.code || ' of index ' || n.index_id || ' names an index or a denominator that is not there'
FROM index_node AS n
WHERE n.index_id NOT IN (SELECT index_id FROM index_definition)
   OR n.denominator_id NOT IN (SELECT indicator_id FROM indicator)
UNION ALL
SELECT 'step ' || s.step || ' is of index ' || s.index_id || ', which is not there'
FROM index_step AS s WHERE s.index_id NOT IN (SELECT index_id FROM index_definition)
UNION ALL
SELECT 'a score of ' || s.year || ' names index ' || s.index_id || ' and zone ' || s.zone_id
       || ', of which one is not there'
FROM index_score AS s
WHERE s.index_id NOT IN (SELECT index_id FROM index_definition)
   OR s.zone_id NOT IN (SELECT zone_id FROM zone);
