-- Verdicts, one per change; the outbox to the alert stage. Written by the oracle stage; "alerted" and
-- "told_upto" by the alert stage.

CREATE TABLE verdict (
  change      bigint PRIMARY KEY REFERENCES price_change,
  fare_query  bigint NOT NULL,
  answer      text NOT NULL CHECK (answer IN ('WORTHY', 'NOT_WORTHY', 'TOO_LITTLE_HISTORY')),
  score       double precision NOT NULL,             -- 0 to 1, higher is a better discount
  oracle      text NOT NULL,                         -- name and version of who judged
  fallback    boolean NOT NULL DEFAULT false,        -- true when the configured oracle failed
  explanation jsonb NOT NULL,
  judged_at   timestamptz NOT NULL,
  alerted     boolean NOT NULL DEFAULT false,
  told_upto   uuid                                   -- watches up to this one are decided; null before the first page
);
CREATE INDEX verdict_unalerted ON verdict (change) WHERE NOT alerted;
CREATE INDEX verdict_unalerted_query ON verdict (fare_query, change) WHERE NOT alerted;
CREATE INDEX verdict_query ON verdict (fare_query, change);
