-- Price truth: noise, corrections, and saying so when nobody looks any more.

-- The settled price that a change only flickers around; null where the change is more than noise.
ALTER TABLE price_change ADD COLUMN noise_around_minor bigint;

-- The alert stage's: when the last told price was seen, and the last alert that needs no correction any more.
ALTER TABLE watch
  ADD COLUMN alerted_seen_at timestamptz,
  ADD COLUMN corrected_no integer NOT NULL DEFAULT 0;

-- A fare we alerted about was seen to be gone: at most one row per alert. Written by the alert stage.
CREATE TABLE correction (
  id           uuid PRIMARY KEY,                     -- derived from the alert
  alert        uuid NOT NULL UNIQUE REFERENCES alert ON DELETE CASCADE,
  change       bigint NOT NULL REFERENCES price_change, -- the look that showed it
  amount_minor bigint,                               -- what the fare costs instead; null when nothing is on sale
  sighted_at   timestamptz NOT NULL,
  observed_at  timestamptz NOT NULL,
  recorded_at  timestamptz NOT NULL,
  corrected_at timestamptz NOT NULL
);

-- A watch whose fares nobody looked at for too long, as its owner was told. Written by the alert stage.
CREATE TABLE outage (
  id           uuid PRIMARY KEY,                     -- derived from watch and number
  watch        uuid NOT NULL REFERENCES watch ON DELETE CASCADE,
  number       integer NOT NULL,                     -- of this watch's outages, from 1
  fares        integer NOT NULL,                     -- how many of its fares, of how many
  all_fares    integer NOT NULL,
  last_look_at timestamptz,                          -- newest live look at the longest forgotten of them; null: never
  reason       text NOT NULL CHECK (length(reason) <= 300),
  told_at      timestamptz NOT NULL,
  resumed_at   timestamptz,                          -- when its owner was told that looking goes on
  UNIQUE (watch, number)
);
CREATE UNIQUE INDEX outage_open ON outage (watch) WHERE resumed_at IS NULL;

-- Since when the service has been up without a long break, so that nobody is blamed for a night it was off.
CREATE TABLE uptime (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  up_since timestamptz NOT NULL,
  seen_at  timestamptz NOT NULL
);

-- A delivery tells of an alert, of an alert's correction, or of an outage and its end.
ALTER TABLE delivery
  ADD COLUMN kind text NOT NULL DEFAULT 'ALERT' CHECK (kind IN ('ALERT', 'CORRECTION', 'STOPPED', 'RESUMED')),
  ADD COLUMN outage uuid REFERENCES outage ON DELETE CASCADE,
  ALTER COLUMN alert DROP NOT NULL,
  DROP CONSTRAINT delivery_alert_endpoint_key,
  ADD CONSTRAINT delivery_alert_endpoint_kind_key UNIQUE (alert, endpoint, kind),
  ADD CONSTRAINT delivery_outage_endpoint_kind_key UNIQUE (outage, endpoint, kind),
  ADD CHECK ((alert IS NULL) = (kind IN ('STOPPED', 'RESUMED'))),
  ADD CHECK ((outage IS NOT NULL) = (kind IN ('STOPPED', 'RESUMED')));
