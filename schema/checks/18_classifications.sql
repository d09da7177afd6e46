-- 18: groups of one classification share no zone in any year.
SELECT DISTINCT 'zone ' || z.code || ' is in groups ' || ga.code || ' and ' || gb.code
       || ' of classification ' || ga.classification || ' in one year' AS finding
FROM zone_group AS ga
JOIN zone_group AS gb
  ON gb.classification = ga.classification AND gb.zone_group_id > ga.zone_group_id
JOIN zone_group_member AS a ON a.zone_group_id = ga.zone_group_id
JOIN zone_group_member AS b
  ON b.zone_group_id = gb.zone_group_id AND b.zone_id = a.zone_id
 AND b.first_year <= a.last_year AND a.first_year <= b.last_year
JOIN zone AS z ON z.zone_id = a.zone_id;
