package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import java.time.Instant;

/** What somebody asks at least for what passes a filter, and when that was first seen. */
record SelectedPrice(long amountMinor, String provider, CarrierCode carrier, Instant sightedAt) {}
