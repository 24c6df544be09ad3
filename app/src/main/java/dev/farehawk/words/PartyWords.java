package dev.farehawk.words;

import dev.farehawk.fare.Cabin;

/** Who flies, and how. */
public final class PartyWords {

  private PartyWords() {}

  /** Adds what is not ordinary: more than one adult, another cabin than economy. */
  public static String after(String trip, int adults, Cabin cabin, Words words) {
    String said = trip;
    if (adults > 1) {
      said =
          words.say("list.join", "first", said, "rest", words.say("trip.adults", "count", adults));
    }
    return switch (cabin) {
      case ECONOMY -> said;
      case PREMIUM_ECONOMY ->
          words.say("list.join", "first", said, "rest", words.say("cabin.premium-economy"));
      case BUSINESS -> words.say("list.join", "first", said, "rest", words.say("cabin.business"));
      case FIRST -> words.say("list.join", "first", said, "rest", words.say("cabin.first"));
    };
  }
}
