-- Filters pick the series that a watch is judged by. More rules, snoozing, and watches that were edited.

-- The filter as its canonical text; null lets everything pass. The same on both, for fan-out.
ALTER TABLE watch
  ADD COLUMN filter text CHECK (length(filter) BETWEEN 1 AND 300),
  ADD COLUMN rule_days smallint,                     -- NEW_LOW: within so many days; null: since the watch began
  ADD COLUMN snoozed_until timestamptz,              -- what is due before is not told
  ADD COLUMN judged_from timestamptz,                -- looks before it do not concern it; null: since its creation
  ADD COLUMN queries_at timestamptz,                 -- when fare queries were added last; null: at its creation
  ADD COLUMN queries_added integer,                  -- how many on that day; null: all it has
  DROP CONSTRAINT watch_rule_check,
  ADD CONSTRAINT watch_rule_check
    CHECK (rule IN ('ORACLE', 'TARGET', 'FALLS_BY', 'FALLS_BY_AMOUNT', 'NEW_LOW')),
  DROP CONSTRAINT watch_check1,
  ADD CONSTRAINT watch_rule_minor CHECK ((rule IN ('TARGET', 'FALLS_BY_AMOUNT')) = (rule_minor IS NOT NULL));
ALTER TABLE watch_query ADD COLUMN filter text;
CREATE INDEX watch_query_filtered ON watch_query (fare_query, filter, watch) WHERE filter IS NOT NULL;

-- A change of the price of the offers that pass a filter; null: of all offers.
ALTER TABLE price_change ADD COLUMN filter text;

-- Steps of what each provider asks at least within a departure window; kept only while somebody watches it.
-- Other filters need none: their prices follow from the series of carriers and stops.
CREATE TABLE window_point (
  fare_query   bigint NOT NULL REFERENCES fare_query,
  filter       text NOT NULL,
  provider     text NOT NULL,
  carrier      char(2) NOT NULL,                     -- who asks it; YY when nothing is on sale
  observed_at  timestamptz NOT NULL,
  amount_minor bigint CHECK (amount_minor > 0),      -- null: nothing on sale
  PRIMARY KEY (fare_query, filter, observed_at, provider)
);
