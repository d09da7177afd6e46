-- Do published shares agree with what their parts give? tolerance is what rounding explains.
SELECT indicator, year, published, round(recomputed, 2) AS recomputed,
       round(tolerance, 2) AS tolerance, agrees
FROM reconciliation
WHERE what = 'ratio'
ORDER BY indicator, year;
