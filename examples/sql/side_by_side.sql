-- Years down, indicators across. View wide, made by "yearbook views", does this for every indicator.
SELECT year,
       max(value) FILTER (WHERE indicator = 'gdp') / 1e12 AS gdp,
       max(value) FILTER (WHERE indicator = 'revenue') / 1e12 AS revenue,
       max(value) FILTER (WHERE indicator = 'employees') / 1e6 AS employees
FROM current
WHERE zone = 'national_hightech_zones' AND indicator IN ('gdp', 'revenue', 'employees')
GROUP BY year
HAVING count(value) >= 2
ORDER BY year;
