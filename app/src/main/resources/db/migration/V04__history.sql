-- What prices were. Written by the history stage alone.

-- One row per change: of a carrier's series, and of the overall price (provider '*', carrier 'YY', stops 'ANY').
-- A null amount means unavailable. Cached prices form series of their own and never enter the overall price.
CREATE TABLE price_point (
  fare_query   bigint NOT NULL,
  provider     text NOT NULL,
  carrier      char(2) NOT NULL,
  stops        text NOT NULL CHECK (stops IN ('NONSTOP', 'ONE', 'TWO_PLUS', 'ANY')),
  freshness    text NOT NULL CHECK (freshness IN ('LIVE', 'CACHED')),
  observed_at  timestamptz NOT NULL,
  recorded_at  timestamptz NOT NULL,
  amount_minor bigint CHECK (amount_minor > 0),
  seats_left   smallint,
  request_id   text NOT NULL
) PARTITION BY RANGE (observed_at);
CREATE INDEX price_point_series ON price_point (fare_query, carrier, observed_at);

-- The newest price of each series; what the next observation is compared with.
CREATE TABLE current_price (
  fare_query   bigint NOT NULL REFERENCES fare_query,
  provider     text NOT NULL,
  carrier      char(2) NOT NULL,
  stops        text NOT NULL,
  freshness    text NOT NULL,
  amount_minor bigint,
  observed_at  timestamptz NOT NULL,
  seats_left   smallint,
  link         text,
  recent_minor bigint[],                             -- of the overall row: its last 15 amounts, oldest first
  PRIMARY KEY (fare_query, provider, carrier, stops, freshness)
) WITH (fillfactor = 70);

-- Prices too strange to believe at first sight, and what became of them.
CREATE TABLE quarantined_price (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fare_query    bigint NOT NULL REFERENCES fare_query,
  provider      text NOT NULL,
  carrier       char(2) NOT NULL,
  stops         text NOT NULL,
  request_id    text NOT NULL,
  amount_minor  bigint NOT NULL,
  currency      text NOT NULL,
  reason        text NOT NULL,
  observed_at   timestamptz NOT NULL,
  state         text NOT NULL CHECK (state IN ('OPEN', 'CONFIRMED', 'REJECTED', 'EXPIRED')),
  decided_at    timestamptz
);
CREATE INDEX quarantined_price_open ON quarantined_price (fare_query) WHERE state = 'OPEN';

-- Outbox to the oracle: the overall price of a fare query moved, or a watch got its first look.
-- Committed together with the price points it speaks of.
CREATE TABLE price_change (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fare_query     bigint NOT NULL REFERENCES fare_query,
  kind           text NOT NULL CHECK (kind IN ('CHANGED', 'FIRST_LOOK', 'UNAVAILABLE')),
  amount_minor   bigint,
  previous_minor bigint,
  provider       text NOT NULL,
  carrier        char(2) NOT NULL,                   -- who asks this price
  observed_at    timestamptz NOT NULL,
  sighted_at     timestamptz NOT NULL,               -- first sighting: before observed_at when quarantined first
  recorded_at    timestamptz NOT NULL,
  request_id     text NOT NULL,
  judged         boolean NOT NULL DEFAULT false
);
CREATE INDEX price_change_unjudged ON price_change (id) WHERE NOT judged;
CREATE INDEX price_change_query ON price_change (fare_query, id);
