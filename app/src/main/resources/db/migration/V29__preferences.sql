-- When people want to hear of alerts. Without a row: at once, always, one message for each.

CREATE TABLE preference (
  account     uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  quiet_from  time,                                   -- in the account's own zone, as all times of day here
  quiet_until time,
  most_a_day  smallint CHECK (most_a_day BETWEEN 1 AND 100), -- null: no cap
  digest_at   time,                                   -- null: no digest
  digest_day  smallint CHECK (digest_day BETWEEN 1 AND 7), -- Monday is 1; null: every day
  changed_at  timestamptz NOT NULL,
  CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
  CHECK (quiet_from <> quiet_until),
  CHECK (digest_day IS NULL OR digest_at IS NOT NULL)
);

-- Which channels are asked first, and which are off. Without a row: first, and on.
CREATE TABLE channel_preference (
  account  uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  channel  text NOT NULL,
  position smallint NOT NULL CHECK (position BETWEEN 0 AND 20), -- copied to the channel's endpoints
  off      boolean NOT NULL,
  PRIMARY KEY (account, channel)
);

-- At this price or below, in minor units of the watch's currency, its owner wants to be woken.
ALTER TABLE watch ADD COLUMN wake_minor bigint CHECK (wake_minor > 0);

ALTER TABLE delivery
  -- Why it waits although nothing failed; such a wait is its owner's wish and no delay of ours.
  ADD COLUMN held text CHECK (held IN ('QUIET', 'DIGEST')),
  -- In a digest: the delivery whose message has this one in it.
  ADD COLUMN carried_by uuid REFERENCES delivery ON DELETE SET NULL;
CREATE INDEX delivery_carried ON delivery (carried_by) WHERE carried_by IS NOT NULL;
