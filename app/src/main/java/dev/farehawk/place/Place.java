package dev.farehawk.place;

import java.time.ZoneId;
import java.util.List;

/** Something one can fly from or to: an airport, or a metro area with several. */
public sealed interface Place permits Airport, Metro {

  /** Three letters, upper case; unique among airports and metro areas together. */
  String iata();

  /** What to call it, in English, without the code: "Zurich Airport", "London". */
  String name();

  /** The city it serves. */
  String city();

  /** ISO 3166 alpha-2 country. */
  String country();

  /** The zone its departure dates are in. */
  ZoneId zone();

  /** The airports it stands for, busiest first; an airport stands for itself. */
  List<Airport> airports();

  /** How much of the world's traffic it is likely to have: 0 without scheduled flights, else up. */
  int rank();
}
