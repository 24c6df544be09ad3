-- Budgets that several nodes share: rate limits, quotas and money of providers.

-- One row per limit. Whoever grants locks it first, so grants of one limit come one after the other.
CREATE TABLE provider_budget (
  provider text NOT NULL,
  budget   text NOT NULL,                            -- name of the limit, such as calls-per-month
  latest   timestamptz NOT NULL,                     -- newest time that a node has asked at
  PRIMARY KEY (provider, budget)
);

-- Grants, recorded before they are used. What counts at a moment never passes the limit.
CREATE TABLE budget_block (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,  -- the fence: only who was given it may close it
  provider     text NOT NULL,
  budget       text NOT NULL,
  node         text NOT NULL,                        -- process it was granted to
  renewable    boolean NOT NULL,                     -- a share of the rate, used anew in every window
  units        bigint NOT NULL CHECK (units >= 0),   -- calls, or millionths of the billing currency
  granted_at   timestamptz NOT NULL,
  usable_until timestamptz NOT NULL,
  counts_until timestamptz NOT NULL,                 -- then the provider has forgotten them for sure
  state        text NOT NULL CHECK (state IN ('OPEN', 'CLOSED', 'FORFEITED')),
  FOREIGN KEY (provider, budget) REFERENCES provider_budget
);
-- For the sum of what counts, which every grant takes.
CREATE INDEX budget_block_counting ON budget_block (provider, budget, counts_until);

-- What was granted of running quotas stays granted.
INSERT INTO provider_budget (provider, budget, latest)
SELECT provider, 'calls-per-' || lower(period), max(window_start)
FROM provider_quota GROUP BY provider, period;
INSERT INTO budget_block
  (provider, budget, node, renewable, units, granted_at, usable_until, counts_until, state)
SELECT provider, 'calls-per-' || lower(period), 'before', false, granted, window_start, window_start,
  (window_start AT TIME ZONE 'UTC' + CASE period WHEN 'DAY' THEN interval '1 day' ELSE interval '1 month' END)
    AT TIME ZONE 'UTC', 'CLOSED'
FROM provider_quota;
DROP TABLE provider_quota;

-- The cost ledger knows which calls were billed, free ones too.
ALTER TABLE poll_ledger ADD COLUMN billed bigint NOT NULL DEFAULT 0;
