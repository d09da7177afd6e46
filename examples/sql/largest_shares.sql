-- Which zones have the largest shares of the revenue of all national high-tech zones?
-- View share has a row for every zone in each of its groups; whole_is says what it is a share of.
SELECT s.zone, z.name_zh, s.year, round(100 * s.value, 1) AS percent, s.whole_is
FROM share AS s
JOIN zone AS z ON z.code = s.zone
WHERE s.indicator = 'revenue' AND s.whole = 'national' AND s.year = 2023
ORDER BY s.value DESC;
