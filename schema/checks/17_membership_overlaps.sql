-- 17: the spans of a zone in a group do not overlap.
SELECT DISTINCT 'zone ' || z.code || ' has spans in group ' || g.code || ' that overlap' AS finding
FROM zone_group_member AS a
JOIN zone_group_member AS b
  ON b.zone_group_id = a.zone_group_id AND b.zone_id = a.zone_id AND b.member_id > a.member_id
 AND b.first_year <= a.last_year AND a.first_year <= b.last_year
JOIN zone_group AS g ON g.zone_group_id = a.zone_group_id
JOIN zone AS z ON z.zone_id = a.zone_id;
