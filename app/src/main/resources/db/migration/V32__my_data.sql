-- What people agreed to, and how often they took a copy of what is kept about them.

CREATE TABLE consent (
  account  uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  document text NOT NULL CHECK (document IN ('PRIVACY')),
  version  text NOT NULL CHECK (length(version) <= 20), -- the day from which this text holds
  language text NOT NULL,                               -- in which it was shown
  given_at timestamptz NOT NULL,
  PRIMARY KEY (account, document, version)
);

CREATE TABLE data_export (
  account uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  at      timestamptz NOT NULL
);
CREATE INDEX data_export_account ON data_export (account, at);

-- Deliveries by the place they went to: for a copy of them, and for the end of a place. It also finds
-- what the index before it found, which are the few of a place that are open.
CREATE INDEX delivery_endpoint ON delivery (endpoint);
DROP INDEX delivery_open_endpoint;
