package dev.faremarket.model;

import java.util.List;

/**
 * A real airline.
 *
 * @param code IATA code
 * @param country where it is at home
 * @param lowCost flies point to point and cheaply
 */
public record Airline(String code, String country, boolean lowCost) {

  /** Reads them from the package. */
  public static List<Airline> load() {
    return Table.rows("airlines.tsv").stream()
        .map(row -> new Airline(row[0], row[1], row[2].equals("L")))
        .toList();
  }
}
