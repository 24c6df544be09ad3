-- What operators have stopped, or let go on again. A switch without a row was never touched: its part runs.
CREATE TABLE flag (
  key        text PRIMARY KEY CHECK (length(key) <= 100),
  stopped    boolean NOT NULL,
  reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
  changed_at timestamptz NOT NULL                    -- who did it stands in the audit log
);
