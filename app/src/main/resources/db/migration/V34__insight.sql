-- How long lows last is learnt from the worthy verdicts of a market's fares.
CREATE INDEX verdict_worthy ON verdict (fare_query, change) WHERE answer = 'WORTHY';
