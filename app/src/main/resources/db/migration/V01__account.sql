-- People and where they can be reached. Written by the account stage alone.

CREATE TABLE account (
  id                uuid PRIMARY KEY,
  email             text NOT NULL CHECK (length(email) <= 254),
  email_key         text NOT NULL UNIQUE,            -- lower case, for finding it again
  password_hash     text NOT NULL,
  display_name      text,
  language          text NOT NULL DEFAULT 'en',
  zone              text NOT NULL DEFAULT 'UTC',
  role              text NOT NULL DEFAULT 'USER' CHECK (role IN ('USER', 'OPERATOR', 'ADMIN')),
  created_at        timestamptz NOT NULL,
  email_verified_at timestamptz,
  disabled_at       timestamptz
);

CREATE TABLE endpoint (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account         uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  channel         text NOT NULL CHECK (channel IN ('INBOX', 'EMAIL', 'WEBHOOK')),
  address         text NOT NULL,                     -- '' for the inbox
  secret          bytea,                             -- webhook signing key, 24 to 64 bytes
  state           text NOT NULL CHECK (state IN ('UNVERIFIED', 'ACTIVE', 'DISABLED')),
  disabled_reason text,
  preference      smallint NOT NULL DEFAULT 0,       -- lower is tried first
  created_at      timestamptz NOT NULL,
  UNIQUE (account, channel, address)
);

-- One-time secrets mailed to people: verification, password reset. Only their hash is kept.
CREATE TABLE account_token (
  hash       bytea PRIMARY KEY,
  account    uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  purpose    text NOT NULL CHECK (purpose IN ('VERIFY_EMAIL', 'RESET_PASSWORD')),
  endpoint   bigint REFERENCES endpoint ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE INDEX account_token_account ON account_token (account, created_at);

CREATE TABLE api_key (
  id         uuid PRIMARY KEY,
  account    uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  name       text NOT NULL,
  hash       bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX api_key_account ON api_key (account);

-- Keys that must outlive a restart, such as the one that signs unsubscribe links.
CREATE TABLE server_secret (
  name       text PRIMARY KEY,
  value      bytea NOT NULL,
  created_at timestamptz NOT NULL
);

-- Spring Session's own tables.
CREATE TABLE spring_session (
  primary_id            char(36) NOT NULL PRIMARY KEY,
  session_id            char(36) NOT NULL UNIQUE,
  creation_time         bigint NOT NULL,
  last_access_time      bigint NOT NULL,
  max_inactive_interval integer NOT NULL,
  expiry_time           bigint NOT NULL,
  principal_name        varchar(100)
);
CREATE INDEX spring_session_expiry ON spring_session (expiry_time);
CREATE INDEX spring_session_principal ON spring_session (principal_name);

CREATE TABLE spring_session_attributes (
  session_primary_id char(36) NOT NULL REFERENCES spring_session (primary_id) ON DELETE CASCADE,
  attribute_name     varchar(200) NOT NULL,
  attribute_bytes    bytea NOT NULL,
  PRIMARY KEY (session_primary_id, attribute_name)
);
