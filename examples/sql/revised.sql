-- Which figures have been printed differently, first and as they stand?
SELECT h.indicator, h.year, h.value AS printed, c.value AS stands,
       round(100 * (c.value - h.value) / h.value, 2) + 0 AS percent, h.release AS printed_in,
       c.release AS stands_in
FROM history AS h
JOIN current AS c USING (indicator, zone, year)
WHERE h.stands = 0 AND h.value <> c.value AND h.zone = 'national_hightech_zones'
ORDER BY h.indicator, h.year, h.release;
