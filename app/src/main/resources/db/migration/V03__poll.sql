-- What the poll stage must remember over a restart.

-- Last successful looks; written in bulk once a minute and at shutdown, never per poll.
CREATE TABLE fare_query_seen (
  fare_query bigint PRIMARY KEY REFERENCES fare_query,
  live_at    timestamptz,
  cached_at  timestamptz
) WITH (fillfactor = 70);

-- Calls spent per provider and quota window, recorded before they are used, so that no restart spends one twice.
CREATE TABLE provider_quota (
  provider     text NOT NULL,
  window_start timestamptz NOT NULL,
  period       text NOT NULL CHECK (period IN ('DAY', 'MONTH')),
  granted      bigint NOT NULL,
  used         bigint NOT NULL,
  PRIMARY KEY (provider, period, window_start)
);

-- The cost ledger: calls by provider, hour and reason.
CREATE TABLE poll_ledger (
  provider  text NOT NULL,
  hour      timestamptz NOT NULL,
  reason    text NOT NULL,
  outcome   text NOT NULL,                           -- OK or the error of the closed set
  calls     bigint NOT NULL,
  cost_micros bigint NOT NULL,                       -- millionths of the provider's billing currency
  PRIMARY KEY (provider, hour, reason, outcome)
);
