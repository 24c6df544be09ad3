package dev.farehawk.fare;

/** For whom a price is. */
public enum PriceBasis {
  PARTY_TOTAL,
  PER_ADULT,
  UNKNOWN
}
