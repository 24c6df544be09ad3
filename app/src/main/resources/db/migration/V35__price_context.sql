-- What a provider itself says of the prices of a fare query. Its basis and its time are its own, so it is no part of the
-- history. One row for each provider, replaced by its next word, gone when the fare has departed.
CREATE TABLE price_context (
  fare_query   bigint NOT NULL REFERENCES fare_query,
  provider     text NOT NULL,
  source       text NOT NULL,                        -- whose word it is, as people know it
  told_at      timestamptz NOT NULL,
  currency     char(3) NOT NULL,
  lowest       bigint,
  level        text CHECK (level IN ('LOW', 'TYPICAL', 'HIGH')),
  typical_low  bigint,
  typical_high bigint,
  past_at      timestamptz[] NOT NULL,
  past_minor   bigint[] NOT NULL,
  PRIMARY KEY (fare_query, provider),
  CHECK (cardinality(past_at) = cardinality(past_minor) AND cardinality(past_at) <= 100)
);
