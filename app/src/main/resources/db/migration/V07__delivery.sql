-- One alert on one channel. Rows are created by the alert stage with the alert; moved on by the delivery stage.

CREATE TABLE delivery (
  id             uuid PRIMARY KEY,                   -- derived from alert and endpoint; the wire id
  alert          uuid NOT NULL REFERENCES alert ON DELETE CASCADE,
  watch          uuid NOT NULL REFERENCES watch ON DELETE CASCADE,
  trigger_no     integer NOT NULL,                   -- of the alert; an older one is never sent after a newer one
  endpoint       bigint NOT NULL REFERENCES endpoint ON DELETE CASCADE,
  account        uuid NOT NULL,
  channel        text NOT NULL,
  lane           smallint NOT NULL,                  -- 0 security, 1 wake-me and corrections, 2 alerts, 3 digests
  -- PENDING: to be sent at once. WAITING: not before "due", be it for a retry or as another channel's stand-in.
  state          text NOT NULL
                 CHECK (state IN ('PENDING', 'WAITING', 'CLAIMED', 'ACCEPTED', 'DEAD', 'SUPPRESSED')),
  stand_in       boolean NOT NULL DEFAULT false,     -- sent only where the endpoints preferred to it fail
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
CREATE INDEX delivery_ready ON delivery (channel, lane, must_arrive_by, tie) WHERE state = 'PENDING';
CREATE INDEX delivery_waiting ON delivery (due) WHERE state = 'WAITING';
CREATE INDEX delivery_open ON delivery (watch) WHERE state IN ('PENDING', 'WAITING', 'CLAIMED');
CREATE INDEX delivery_open_endpoint ON delivery (endpoint) WHERE state IN ('PENDING', 'WAITING');
CREATE INDEX delivery_dead ON delivery (must_arrive_by) WHERE state = 'DEAD';
CREATE INDEX delivery_leased ON delivery (leased_until) WHERE state = 'CLAIMED';

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

-- One watch that its owner does not want on one endpoint any more; what a one-click unsubscribe writes.
CREATE TABLE endpoint_mute (
  watch    uuid NOT NULL REFERENCES watch ON DELETE CASCADE,
  endpoint bigint NOT NULL REFERENCES endpoint ON DELETE CASCADE,
  muted_at timestamptz NOT NULL,
  PRIMARY KEY (watch, endpoint)
);

-- What a person must know beside alerts, such as an endpoint that was switched off. Shown in the inbox.
CREATE TABLE notice (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account    uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  words      text NOT NULL CHECK (length(words) <= 500),
  created_at timestamptz NOT NULL
);
CREATE INDEX notice_account ON notice (account, id);
