package dev.farehawk.ops.replay;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Which column of a recording holds what. */
public final class ReplayColumns {

  /** What a column can hold. */
  public enum Meaning {
    /** When it was seen: a date, or an ISO date and time, UTC where no zone is given. */
    OBS,
    ORIGIN,
    DESTINATION,
    /** Departure date. */
    DEPART,
    /** Price in major units. */
    PRICE,
    /** ISO 4217 code; may be given once for the whole file instead. */
    CURRENCY,
    /** Return date; optional, an empty cell is one way. */
    RETURN,
    /** Airline code; optional. */
    CARRIER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final List<Meaning> REQUIRED =
      List.of(Meaning.OBS, Meaning.ORIGIN, Meaning.DESTINATION, Meaning.DEPART, Meaning.PRICE);

  private final Map<Meaning, String> names;

  private ReplayColumns(Map<Meaning, String> names) {
    this.names = names;
  }

  /**
   * Reads {@code meaning=column,meaning=column,...}.
   *
   * @throws BadRecording if a meaning is unknown, named twice or missing
   */
  public static ReplayColumns parse(String text) {
    Map<Meaning, String> names = new EnumMap<>(Meaning.class);
    for (String pair : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || equals == pair.length() - 1) {
        throw new BadRecording(
            "--columns wants meaning=column pairs separated by commas; \"" + pair + "\" is none.");
      }
      Meaning meaning = meaningOf(pair.substring(0, equals).strip());
      if (names.put(meaning, pair.substring(equals + 1).strip()) != null) {
        throw new BadRecording("--columns names " + meaning.word() + " twice; name it once.");
      }
    }
    for (Meaning meaning : REQUIRED) {
      if (!names.containsKey(meaning)) {
        throw new BadRecording(
            "--columns does not say which column holds "
                + meaning.word()
                + "; add "
                + meaning.word()
                + "=COLUMN.");
      }
    }
    return new ReplayColumns(names);
  }

  private static Meaning meaningOf(String word) {
    for (Meaning meaning : Meaning.values()) {
      if (meaning.word().equals(word)) {
        return meaning;
      }
    }
    StringJoiner known = new StringJoiner(", ");
    for (Meaning meaning : Meaning.values()) {
      known.add(meaning.word());
    }
    throw new BadRecording("--columns knows " + known + "; \"" + word + "\" is none of them.");
  }

  /** The column that holds this, if it was named. */
  public Optional<String> of(Meaning meaning) {
    return Optional.ofNullable(names.get(meaning));
  }

  /**
   * Checks the named columns against a file's header.
   *
   * @throws BadRecording naming the missing column and those that are there
   */
  public void requireIn(List<String> header) {
    names.forEach((meaning, column) -> {
      if (!header.contains(column)) {
        throw new BadRecording(
            "the file has no column \""
                + column
                + "\" for "
                + meaning.word()
                + "; its columns are: "
                + String.join(", ", header)
                + ".");
      }
    });
  }
}
