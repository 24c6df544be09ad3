-- Who was told. Written by the alert stage alone.

CREATE TABLE alert (
  id              uuid PRIMARY KEY,                  -- derived from watch and trigger number
  seq             bigint GENERATED ALWAYS AS IDENTITY UNIQUE, -- order of writing, for paging and live updates
  watch           uuid NOT NULL REFERENCES watch ON DELETE CASCADE,
  account         uuid NOT NULL,
  trigger_no      integer NOT NULL,
  change          bigint NOT NULL REFERENCES price_change,
  fare_query      bigint NOT NULL REFERENCES fare_query,
  carrier         char(2) NOT NULL,
  amount_minor    bigint NOT NULL,
  reference_minor bigint,                            -- what the fall is measured against; null when nothing is
  currency        char(3) NOT NULL,
  rule            text NOT NULL,
  changed_at      timestamptz,                       -- when the price really changed; null when nobody knows
  observed_at     timestamptz NOT NULL,
  sighted_at      timestamptz NOT NULL,
  recorded_at     timestamptz NOT NULL,
  alerted_at      timestamptz NOT NULL,
  must_arrive_by  timestamptz NOT NULL,
  UNIQUE (watch, trigger_no)
);
CREATE INDEX alert_account ON alert (account, seq);

-- Alerts that were due by their rule but not sent, and why; readable by the owner.
CREATE TABLE suppression (
  watch      uuid NOT NULL REFERENCES watch ON DELETE CASCADE,
  change     bigint NOT NULL REFERENCES price_change,
  reason     text NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (watch, change)
);
