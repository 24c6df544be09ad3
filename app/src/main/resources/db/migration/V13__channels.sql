-- More ways to reach people. Every endpoint is shown to be its account's before anything goes there.

ALTER TABLE endpoint
  DROP CONSTRAINT endpoint_channel_check,
  ADD CONSTRAINT endpoint_channel_check CHECK (channel IN
    ('INBOX', 'EMAIL', 'WEBHOOK', 'PUSH', 'NTFY', 'TELEGRAM', 'SLACK', 'DISCORD')),
  ADD COLUMN label text CHECK (length(label) <= 120), -- how its owner knows it, where the address says little
  ADD COLUMN sealed bytea,                            -- encrypted: signing key, browser's keys, chat's address or token
  ADD COLUMN tested_at timestamptz,
  ADD COLUMN test_problem text CHECK (length(test_problem) <= 500), -- null: the last test was taken
  ADD COLUMN gone_at timestamptz;                     -- ended by its other side; kept for the deliveries that name it

-- What was sent to an endpoint to be shown to us again: a link, or a code to be typed. Only hashes are kept.
CREATE TABLE endpoint_challenge (
  hash       bytea PRIMARY KEY,
  account    uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  endpoint   bigint NOT NULL REFERENCES endpoint ON DELETE CASCADE,
  code_hash  bytea NOT NULL,
  tries      smallint NOT NULL DEFAULT 0,             -- wrong codes typed
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE INDEX endpoint_challenge_account ON endpoint_challenge (account, created_at);
CREATE INDEX endpoint_challenge_endpoint ON endpoint_challenge (endpoint, created_at);
