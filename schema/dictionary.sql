CREATE VIEW dictionary AS
-- Placeholder
SELECT 1 AS object;
