-- The console's memory: what each hour held, so that a week is 168 rows to read and not its alerts.
CREATE TABLE hour_book (
  hour       timestamptz PRIMARY KEY,
  changes    bigint NOT NULL,                        -- of prices, recorded in this hour
  drops      bigint NOT NULL,                        -- of those, falls that are no noise
  alerts     bigint NOT NULL,                        -- given in this hour
  -- Of those alerts, by the legs of the way; see ReadDeadlines.
  counted    bigint NOT NULL,
  known      bigint NOT NULL,
  detected   bigint NOT NULL,
  reacted    bigint NOT NULL,
  kept       bigint NOT NULL,
  detection  bigint[] NOT NULL,                      -- how many took so long, by the classes of TimeClasses
  reaction   bigint[] NOT NULL,
  whole      bigint[] NOT NULL,
  settled    boolean NOT NULL                        -- no alert of the hour may still arrive in time
);

-- The quarantine's list, newest first, and what was decided.
CREATE INDEX quarantined_price_waiting ON quarantined_price (id) WHERE state = 'OPEN';
CREATE INDEX quarantined_price_decided ON quarantined_price (decided_at, id) WHERE state <> 'OPEN';
