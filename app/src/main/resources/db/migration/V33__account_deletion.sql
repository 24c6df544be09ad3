-- Accounts that their owners asked to be deleted. Until "erase_after" they may be kept after all.

CREATE TABLE account_deletion (
  account     uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  asked_at    timestamptz NOT NULL,
  erase_after timestamptz NOT NULL,
  -- CLOSING: looks and deliveries are being stopped. ERASING: some rows are gone, and there is no way back.
  state       text NOT NULL CHECK (state IN ('CLOSING', 'CLOSED', 'ERASING')),
  watches     uuid[] NOT NULL DEFAULT '{}',   -- that were active, to go on if it is kept
  endpoints   bigint[] NOT NULL DEFAULT '{}'
);
CREATE INDEX account_deletion_due ON account_deletion (erase_after);

ALTER TABLE account_token DROP CONSTRAINT account_token_purpose_check;
ALTER TABLE account_token ADD CONSTRAINT account_token_purpose_check CHECK (purpose IN
  ('VERIFY_EMAIL', 'RESET_PASSWORD', 'CHANGE_EMAIL', 'SIGN_UP_NOTICE', 'KEEP_ACCOUNT')) NOT VALID;

-- A delivery is of an alert or of an outage, and those are of its watch. Without this reference the end of a
-- watch need not look for deliveries that ended with its alerts.
ALTER TABLE delivery DROP CONSTRAINT delivery_watch_fkey;

-- What the end of an endpoint looks for.
CREATE INDEX account_token_endpoint ON account_token (endpoint) WHERE endpoint IS NOT NULL;
CREATE INDEX endpoint_mute_endpoint ON endpoint_mute (endpoint);
