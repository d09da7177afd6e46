-- 10: placeholder.
SELECT 'x' AS finding WHERE 0;
