-- For the operator's console: how the deadline was kept by the alerts of a day or week.
CREATE INDEX alert_alerted_at ON alert (alerted_at);
