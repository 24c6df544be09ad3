-- Price truth: noise, corrections, and saying so when nobody looks.

-- The settled price that a change only flickers around; null where the change is more than noise.
ALTER TABLE price_change ADD COLUMN noise_around_minor bigint;
