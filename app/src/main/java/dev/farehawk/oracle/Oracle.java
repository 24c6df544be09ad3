package dev.farehawk.oracle;

import dev.farehawk.history.PriceHistory;
import java.time.Instant;
import java.util.List;

/**
 * Says of changed prices whether they are worth telling. The plug for a machine-learning team's
 * model.
 */
public interface Oracle {

  /** Name and version, as it appears in verdicts. */
  String name();

  /** Its name without the version; by this alerts are held back. */
  default String family() {
    return name().split("/", 2)[0];
  }

  /**
   * Judges the newest price of each question; answers in the same order, one each.
   *
   * @throws OracleUnavailable when it cannot answer now; the caller falls back
   */
  List<Verdict> judge(List<Question> questions) throws OracleUnavailable;

  /**
   * One changed price and everything it may be judged by.
   *
   * @param history whole history of the fare query, the judged price last
   * @param comparableMinor current prices of neighbouring departure dates in the same market and
   *     currency; for the explanation only: a worthy answer of the built-in judge rests on the fare
   *     query's own history alone
   * @param now when the question is asked
   */
  record Question(PriceHistory history, List<Long> comparableMinor, Instant now) {

    /** Keeps its own copy. */
    public Question {
      comparableMinor = List.copyOf(comparableMinor);
    }
  }

  /** The oracle could not answer: too slow, unreachable or nonsense. The message says which. */
  final class OracleUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    /** With what went wrong. */
    public OracleUnavailable(String message, Throwable cause) {
      super(message, cause);
    }

    /** With what went wrong. */
    public OracleUnavailable(String message) {
      super(message);
    }
  }
}
