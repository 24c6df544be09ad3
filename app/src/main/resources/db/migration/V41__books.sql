-- For the books of the pipeline over an hour or a day.

-- What was due and not told; rows come in the order of their time, so a coarse index is enough.
CREATE INDEX suppression_decided ON suppression USING brin (decided_at);

-- Calls since a moment, whoever was asked.
CREATE INDEX poll_ledger_hour ON poll_ledger (hour);
