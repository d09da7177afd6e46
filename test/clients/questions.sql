-- What was the GDP of the national high-tech zones in 2016, in CNY?
SELECT value FROM current WHERE indicator = 'gdp' AND zone = 'national_hightech_zones' AND year = 2016;
-- Two figures were printed for their share in the nation's GDP that year, in percent: which one stands?
SELECT value FROM history WHERE indicator = 'gdp_share' AND zone = 'national_hightech_zones' AND year = 2016 AND stands = 1;
-- What revenue did the members of the group that reported have in 2023, in CNY?
SELECT value FROM total WHERE indicator = 'revenue' AND zone = 'national' AND year = 2023;
-- By how much did the revenue of Zhongguancun grow in 2005?
SELECT value FROM growth WHERE indicator = 'revenue' AND zone = 'zhongguancun' AND year = 2005;
-- What revenue did the second of the ranking of 2023 have, in CNY?
SELECT value FROM ranking WHERE indicator = 'revenue' AND zone_group = 'national' AND year = 2023 AND rank = 2;
