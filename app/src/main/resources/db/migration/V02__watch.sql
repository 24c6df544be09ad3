-- What people wish to be told about. Written by the watch stage, but for the columns named as the alert stage's.

CREATE TABLE fare_query (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  origin        char(3) NOT NULL,
  destination   char(3) NOT NULL,
  departure     date NOT NULL,
  return_date   date,
  adults        smallint NOT NULL,
  cabin         text NOT NULL,
  point_of_sale char(2) NOT NULL,
  currency      char(3) NOT NULL,
  created_at    timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT
    (origin, destination, departure, return_date, adults, cabin, point_of_sale, currency)
);
CREATE INDEX fare_query_departure ON fare_query (departure);

CREATE TABLE watch (
  id               uuid PRIMARY KEY,
  account          uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  label            text CHECK (length(label) <= 80),
  origin           char(3) NOT NULL,                 -- airport or metro code, as wished
  destination      char(3) NOT NULL,
  depart_from      date NOT NULL,
  depart_to        date NOT NULL,
  flex_days        smallint NOT NULL DEFAULT 0,      -- already inside depart_from and depart_to; kept for display
  rule             text NOT NULL CHECK (rule IN ('ORACLE', 'TARGET', 'FALLS_BY')),
  rule_minor       bigint,                           -- TARGET: price in minor units
  rule_percent     smallint,                         -- FALLS_BY
  currency         char(3) NOT NULL,
  lifecycle        text NOT NULL CHECK (lifecycle IN ('ACTIVE', 'PAUSED', 'EXPIRED', 'DELETED')),
  created_at       timestamptz NOT NULL,
  changed_at       timestamptz NOT NULL,
  queries          integer NOT NULL DEFAULT 0,       -- fare queries it expanded to; what it costs to look after
  -- The alert stage's: one state for the whole watch.
  phase            text NOT NULL DEFAULT 'ARMED' CHECK (phase IN ('ARMED', 'FIRED')),
  trigger_no       integer NOT NULL DEFAULT 0,       -- of the last alert
  alerted_minor    bigint,                           -- price of the last alert
  alerted_query    bigint,                           -- fare query of the last alert
  rearmed_at       timestamptz,
  CHECK (depart_from <= depart_to),
  CHECK ((rule = 'TARGET') = (rule_minor IS NOT NULL)),
  CHECK ((rule = 'FALLS_BY') = (rule_percent IS NOT NULL))
);
CREATE INDEX watch_account ON watch (account, created_at);
CREATE INDEX watch_expiry ON watch (depart_to, id) WHERE lifecycle IN ('ACTIVE', 'PAUSED');

-- Which fare queries a watch expands to. Fan-out reads it by its primary key, in pages.
CREATE TABLE watch_query (
  fare_query      bigint NOT NULL REFERENCES fare_query,
  watch           uuid NOT NULL REFERENCES watch ON DELETE CASCADE,
  -- The alert stage's: what "falls by" refers to, and whether the first live look happened.
  reference_minor bigint,
  first_look_at   timestamptz,
  PRIMARY KEY (fare_query, watch)
);
CREATE INDEX watch_query_watch ON watch_query (watch);
