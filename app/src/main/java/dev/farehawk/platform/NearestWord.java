package dev.farehawk.platform;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which of the known words somebody meant who wrote another one. */
public final class NearestWord {

  private static final int FARTHEST = 3;

  private NearestWord() {}

  /** The known word that fewest letters are away, if it is near enough to be meant. */
  public static Optional<String> of(String written, Collection<String> known) {
    return known.stream()
        .filter(word -> distance(written, word) <= Math.min(FARTHEST, word.length() / 2))
        .min(Comparator.comparingInt(word -> distance(written, word)));
  }

  /** Levenshtein's distance: letters to change, add or leave out. */
  public static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
