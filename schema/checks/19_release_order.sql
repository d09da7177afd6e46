-- 19: every release_id follows from tier, date and code, and every date exists.
SELECT 'release ' || code || ' has the id ' || release_id || ' but its tier, date and code give '
       || coalesce(due, 'none, for its date does not exist or is out of range') AS finding
FROM (
  SELECT code, release_id,
         tier * 1000000000 + day * 10000 + row_number() OVER (PARTITION BY tier, day ORDER BY code) AS due
  FROM (
    SELECT code, release_id, tier,
           CASE WHEN published_on IS NULL THEN 0
                WHEN date(visible_from, '+0 days') = visible_from
                 AND visible_from BETWEEN '1840-01-01' AND '2113-10-14'
                THEN CAST(julianday(visible_from) - julianday('1840-01-01') AS INTEGER) + 1 END AS day
    FROM release))
WHERE due IS NOT release_id;
