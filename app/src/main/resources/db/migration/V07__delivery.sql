-- One alert on one channel. Rows are created by the alert stage with the alert; moved on by the delivery stage.

CREATE TABLE delivery (
  id             uuid PRIMARY KEY,                   -- derived from alert and endpoint; the wire id
  alert          uuid NOT NULL REFERENCES alert ON DELETE CASCADE,
  endpoint       bigint NOT NULL REFERENCES endpoint ON DELETE CASCADE,
  account        uuid NOT NULL,
  channel        text NOT NULL,
  lane           smallint NOT NULL,                  -- 0 security, 1 wake-me and corrections, 2 alerts, 3 digests
  state          text NOT NULL CHECK (state IN ('PENDING', 'CLAIMED', 'ACCEPTED', 'DEAD', 'SUPPRESSED')),
  attempts       smallint NOT NULL DEFAULT 0,
  due            timestamptz NOT NULL,
  must_arrive_by timestamptz NOT NULL,
  give_up_at     timestamptz NOT NULL,
  tie            integer NOT NULL,                   -- random, so that nobody is always first
  fence          bigint NOT NULL DEFAULT 0,          -- rises with every claim; late results of older claims are void
  leased_until   timestamptz,
  accepted_at    timestamptz,
  last_error     text,
  UNIQUE (alert, endpoint)
);
CREATE INDEX delivery_due ON delivery (lane, must_arrive_by, tie) WHERE state = 'PENDING';
CREATE INDEX delivery_leased ON delivery (leased_until) WHERE state = 'CLAIMED';
CREATE INDEX delivery_account ON delivery (account, id);

CREATE TABLE attempt (
  delivery   uuid NOT NULL REFERENCES delivery ON DELETE CASCADE,
  number     smallint NOT NULL,
  fence      bigint NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at   timestamptz,                            -- null: began and was never heard of again
  outcome    text NOT NULL CHECK (outcome IN ('STARTED', 'ACCEPTED', 'RETRY', 'PERMANENT', 'AMBIGUOUS')),
  detail     text,
  PRIMARY KEY (delivery, number)
);

-- What a person has read or put away in the inbox.
CREATE TABLE inbox_mark (
  account   uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  read_upto bigint NOT NULL                          -- alert.seq
);
