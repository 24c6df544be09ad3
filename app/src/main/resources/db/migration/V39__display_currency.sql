-- In which currency amounts are shown beside the fare's own; null: in none. Rules and alerts never use it.
ALTER TABLE account ADD COLUMN display_currency char(3);
