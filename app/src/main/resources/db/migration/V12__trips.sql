-- Round trips, several places at either end, months and any day, party and cabin. Defaults are what watches were before.

ALTER TABLE watch
  ADD COLUMN more_origins text[] NOT NULL DEFAULT '{}',       -- besides "origin", as wished
  ADD COLUMN more_destinations text[] NOT NULL DEFAULT '{}',
  ADD COLUMN dates_kind text CHECK (dates_kind IN ('MONTH', 'ANY')), -- null: as depart_from, depart_to and flex_days say
  ADD COLUMN return_on date,                                  -- both ways, back on this day
  ADD COLUMN nights_least smallint,                           -- both ways, back after so many nights
  ADD COLUMN nights_most smallint,
  ADD COLUMN adults smallint NOT NULL DEFAULT 1 CHECK (adults BETWEEN 1 AND 9),
  ADD COLUMN cabin text NOT NULL DEFAULT 'ECONOMY'
             CHECK (cabin IN ('ECONOMY', 'PREMIUM_ECONOMY', 'BUSINESS', 'FIRST')),
  ADD CONSTRAINT watch_nights CHECK ((nights_least IS NULL) = (nights_most IS NULL)
                                     AND nights_least >= 0 AND nights_least <= nights_most),
  ADD CONSTRAINT watch_one_way_back CHECK (return_on IS NULL OR nights_least IS NULL);
