-- What people said of an alert; once, and changeable.

CREATE TABLE alert_feedback (
  alert    uuid PRIMARY KEY REFERENCES alert ON DELETE CASCADE,
  account  uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  answer   text NOT NULL CHECK (answer IN ('USEFUL', 'NOT_USEFUL', 'GONE', 'BOOKED')),
  given_at timestamptz NOT NULL
);
-- How useful the alerts of a time were.
CREATE INDEX alert_feedback_given ON alert_feedback (given_at);
-- A copy of all that is kept about somebody, and its end.
CREATE INDEX alert_feedback_account ON alert_feedback (account);
