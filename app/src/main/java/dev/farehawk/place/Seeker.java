package dev.farehawk.place;

import java.util.Locale;
import java.util.Set;

/**
 * Who looks for a place.
 *
 * @param language in which cities have names, besides their own and English
 * @param preferred codes of places that come first among those that match about as well, such as
 *     those that one has chosen before
 */
public record Seeker(Locale language, Set<String> preferred) {

  /** Somebody of whom nothing is known. */
  public static final Seeker ANYBODY = of(Locale.ENGLISH);

  /** Keeps its own copy. */
  public Seeker {
    preferred = Set.copyOf(preferred);
  }

  /** Somebody who reads this language. */
  public static Seeker of(Locale language) {
    return new Seeker(language, Set.of());
  }
}
