-- How far can a total be trusted? A total is of the members that reported: reported of members.
SELECT t.indicator, t.year, t.value, t.status, t.reported, t.members,
       round(100 * t.coverage, 1) AS percent
FROM total AS t
WHERE t.zone = 'national' AND t.indicator = 'revenue'
ORDER BY t.year;
