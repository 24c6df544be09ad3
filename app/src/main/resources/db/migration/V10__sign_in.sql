-- The ways in: mailed links, remembered browsers, second factors, passkeys, identities elsewhere.
-- Written by the account stage alone.

-- Mailed links with more purposes; a change of address keeps the address that is to be proved.
ALTER TABLE account_token DROP CONSTRAINT account_token_purpose_check;
ALTER TABLE account_token ADD CONSTRAINT account_token_purpose_check
  CHECK (purpose IN ('VERIFY_EMAIL', 'RESET_PASSWORD', 'CHANGE_EMAIL', 'SIGN_UP_NOTICE')) NOT VALID;
ALTER TABLE account_token ADD COLUMN address text CHECK (length(address) <= 254);

-- A browser that stays signed in: the series names the browser, the token changes at every use.
CREATE TABLE remembered_sign_in (
  series         bytea PRIMARY KEY,                 -- SHA-256, as are the tokens
  account        uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  token          bytea NOT NULL,
  previous_token bytea,                             -- taken a little longer: browsers ask twice at once
  rotated_at     timestamptz NOT NULL,
  created_at     timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  device         text NOT NULL
);
CREATE INDEX remembered_sign_in_account ON remembered_sign_in (account, rotated_at);

-- Keys that seal secrets of rows; each is itself sealed by the key in the key file.
CREATE TABLE data_key (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sealed     bytea NOT NULL,
  created_at timestamptz NOT NULL
);

-- Time-based one-time codes (RFC 6238). The last step used is kept so that no code works twice.
CREATE TABLE second_factor (
  account      uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  secret       bytea NOT NULL,                      -- sealed by a data key
  last_step    bigint NOT NULL DEFAULT 0,
  created_at   timestamptz NOT NULL,
  confirmed_at timestamptz                          -- null until its owner has shown a code
);
CREATE TABLE recovery_code (
  account uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  hash    bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (account, hash)
);

-- Passkeys, in the shape that Spring Security reads; the name is the account's id.
CREATE TABLE user_entities (
  id           varchar(1000) PRIMARY KEY,
  name         varchar(100) NOT NULL UNIQUE,
  display_name varchar(254),
  account      uuid GENERATED ALWAYS AS (name::uuid) STORED REFERENCES account ON DELETE CASCADE
);
CREATE INDEX user_entities_account ON user_entities (account);
CREATE TABLE user_credentials (
  credential_id                varchar(1400) PRIMARY KEY,
  user_entity_user_id          varchar(1000) NOT NULL REFERENCES user_entities ON DELETE CASCADE,
  public_key                   bytea NOT NULL,
  signature_count              bigint,
  uv_initialized               boolean,
  backup_eligible              boolean NOT NULL,
  authenticator_transports     varchar(1000),
  public_key_credential_type   varchar(100),
  backup_state                 boolean NOT NULL,
  attestation_object           bytea,
  attestation_client_data_json bytea,
  created                      timestamptz,
  last_used                    timestamptz,
  label                        varchar(1000) NOT NULL
);
CREATE INDEX user_credentials_user ON user_credentials (user_entity_user_id);

-- Who somebody is at another provider of sign-ins (OpenID Connect: issuer and subject).
CREATE TABLE outside_identity (
  issuer     text NOT NULL,
  subject    text NOT NULL CHECK (length(subject) <= 255),
  account    uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  email      text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX outside_identity_account ON outside_identity (account);
