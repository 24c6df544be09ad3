package dev.farehawk.place;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reduces names to what people type, and measures how far a typed word is from a name. */
final class Spelling {

  /** The bit vectors below hold one letter of the typed word per bit. */
  static final int LONGEST_WORD = 60;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Spelling() {}

  /** Words in lower case without accents; letters that are no accented ones are spelled out. */
  static List<String> words(String text) {
    String folded =
        MARKS
            .matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
            .replaceAll("")
            .replace("ß", "ss")
            .replace("æ", "ae")
            .replace("œ", "oe")
            .replace("ø", "o")
            .replace("ł", "l")
            .replace("đ", "d")
            .replace("ð", "d")
            .replace("þ", "th")
            .replace("ı", "i")
            .replace("'", "")
            .replace("’", "");
    return Arrays.stream(BETWEEN_WORDS.split(folded)).filter(word -> !word.isEmpty()).toList();
  }

  /** How many typing errors a word of this length is forgiven. */
  static int forgiven(int length) {
    if (length <= 3) {
      return 0;
    }
    return length <= 5 ? 1 : 2;
  }

  /**
   * How far a typed word is from a name.
   *
   * @param toPrefix fewest edits that turn the word into any beginning of the name
   * @param toWhole fewest edits that turn it into the whole name
   */
  record Edits(int toPrefix, int toWhole) {}

  /**
   * A typed word, ready to be compared with many names: edit distance with transpositions counted
   * as one, by bit-parallel dynamic programming (Hyyrö 2003, "A bit-vector algorithm for computing
   * Levenshtein and Damerau edit distances").
   */
  static final class Typed {

    private final String word;
    private final long[] ascii = new long[128];

    Typed(String word) {
      this.word = word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word;
      for (int i = 0; i < this.word.length(); i++) {
        char c = this.word.charAt(i);
        if (c < ascii.length) {
          ascii[c] |= 1L << i;
        }
      }
    }

    String word() {
      return word;
    }

    /** Compares the word, which must not be empty, with a name. */
    Edits edits(String name) {
      long last = 1L << (word.length() - 1);
      long verticalPlus = -1L;
      long verticalMinus = 0;
      long diagonalZero = 0;
      long matchesBefore = 0;
      int distance = word.length();
      int best = distance;
      for (int i = 0; i < name.length(); i++) {
        long matches = matches(name.charAt(i));
        long swapped = ((~diagonalZero & matches) << 1) & matchesBefore;
        diagonalZero =
            (((matches & verticalPlus) + verticalPlus) ^ verticalPlus)
                | matches
                | verticalMinus
                | swapped;
        long horizontalPlus = verticalMinus | ~(diagonalZero | verticalPlus);
        long horizontalMinus = diagonalZero & verticalPlus;
        if ((horizontalPlus & last) != 0) {
          distance++;
        } else if ((horizontalMinus & last) != 0) {
          distance--;
        }
        horizontalPlus = (horizontalPlus << 1) | 1;
        horizontalMinus <<= 1;
        verticalPlus = horizontalMinus | ~(diagonalZero | horizontalPlus);
        verticalMinus = horizontalPlus & diagonalZero;
        matchesBefore = matches;
        best = Math.min(best, distance);
      }
      return new Edits(best, distance);
    }

    private long matches(char c) {
      if (c < ascii.length) {
        return ascii[c];
      }
      long found = 0;
      for (int i = word.indexOf(c); i >= 0; i = word.indexOf(c, i + 1)) {
        found |= 1L << i;
      }
      return found;
    }
  }
}
