-- What a key may do, until when, and whether anybody still uses it.
ALTER TABLE api_key
  ADD COLUMN scopes text[] NOT NULL
    DEFAULT '{watches:read,watches:write,alerts:read,alerts:write,fares:read,account}', -- all that keys could do before
  ADD COLUMN expires_at timestamptz,                 -- null: never
  ADD COLUMN last_used_at timestamptz;               -- to five minutes

-- Answers to requests with an Idempotency-Key, so that a repeat is answered and not done again. Kept for a day.
CREATE TABLE idempotent_request (
  account     uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  key_hash    bytea NOT NULL,                        -- SHA-256 of the key
  fingerprint bytea NOT NULL,                        -- SHA-256 of method, address and body
  begun_at    timestamptz NOT NULL,
  status      smallint,                              -- null while the first is still being answered
  type        text,                                  -- media type of the answer
  location    text,
  etag        text,
  body        bytea,
  PRIMARY KEY (account, key_hash)
);
CREATE INDEX idempotent_request_age ON idempotent_request (begun_at);

-- The few who have a role, among a million who have none.
CREATE INDEX account_admin ON account (id) WHERE role = 'ADMIN';
