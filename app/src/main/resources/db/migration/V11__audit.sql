-- What was done to accounts, by whom, when and from where. Entries are added and never changed: the triggers refuse
-- it, and each entry carries a hash over itself and the one before, so that a change made behind their back shows.

CREATE TABLE audit (
  number   bigint PRIMARY KEY,                       -- 1, 2, 3, without gaps
  at       timestamptz NOT NULL,
  action   text NOT NULL CHECK (length(action) <= 40),
  actor    uuid,                                     -- account that did it; null: the service, or nobody signed in
  subject  uuid,                                     -- account it was done to. No reference: entries outlive accounts
  origin   text NOT NULL CHECK (length(origin) <= 60), -- network it came from, or 'command' or 'service'
  outcome  text NOT NULL CHECK (outcome IN ('DONE', 'REFUSED')),
  detail   text NOT NULL CHECK (length(detail) <= 300),
  previous bytea NOT NULL,                           -- hash of the entry before; 32 zeros before the first
  hash     bytea NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX audit_actor ON audit (actor, number) WHERE actor IS NOT NULL;
CREATE INDEX audit_subject ON audit (subject, number) WHERE subject IS NOT NULL;

CREATE FUNCTION audit_appends() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest audit%ROWTYPE;
BEGIN
  SELECT * INTO newest FROM audit ORDER BY number DESC LIMIT 1;
  IF NEW.number IS DISTINCT FROM coalesce(newest.number, 0) + 1
     OR NEW.previous IS DISTINCT FROM coalesce(newest.hash, decode(repeat('00', 32), 'hex')) THEN
    RAISE EXCEPTION 'audit entries follow one another: % does not follow %', NEW.number, newest.number;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_appends BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_appends();

CREATE FUNCTION audit_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are never changed (% refused)', TG_OP;
END $$;
CREATE TRIGGER audit_is_final BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_final();
CREATE TRIGGER audit_is_whole BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final();

-- Retention: only what is 400 days older than the newest entry may go.
CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.at > (SELECT at FROM audit ORDER BY number DESC LIMIT 1) - interval '400 days' THEN
    RAISE EXCEPTION 'audit entries are kept for 400 days (% refused)', TG_OP;
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_kept();
