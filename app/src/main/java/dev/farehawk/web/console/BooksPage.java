package dev.farehawk.web.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline's books.
 *
 * @param since where they begin, in words
 * @param verdict whether they balance, in a sentence
 * @param partial a sentence when only the newest is counted; null otherwise
 * @param spans what else can be looked at
 * @param sums what each stage wrote, stage by stage
 * @param findings what may be missing, each with its page
 */
public record BooksPage(
    String since,
    boolean balanced,
    String verdict,
    @Nullable String partial,
    List<Choice> spans,
    List<Stage> sums,
    List<Finding> findings) {

  /** Keeps its own copies. */
  public BooksPage {
    spans = List.copyOf(spans);
    sums = List.copyOf(sums);
    findings = List.copyOf(findings);
  }

  /** A span to pick. */
  public record Choice(String code, String name, boolean picked) {}

  /** The lines of one stage. */
  public record Stage(String id, String name, List<Line> lines) {

    /** Keeps its own copy. */
    public Stage {
      lines = List.copyOf(lines);
    }
  }

  /** A sum. */
  public record Line(String name, String figure) {}

  /** So many rows do not fit in one way. */
  public record Finding(String code, String name, String count, boolean bad) {}

  /** The rows of one kind. */
  public record Rows(String code, String name, String span, List<Row> rows) {

    /** Keeps its own copy. */
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /** A row to look at. */
  public record Row(String at, String about, String also) {}
}
