package dev.farehawk.web.console;

import java.util.List;

/** How well each judge's chances hold; empty while no fare has departed that was judged. */
public record OraclesPage(List<Judge> judges) {

  /** Keeps its own copy. */
  public OraclesPage {
    judges = List.copyOf(judges);
  }

  /**
   * One judge and version.
   *
   * @param id for labels
   * @param sentence what its figures say, or that they are too few to say anything
   */
  public record Judge(String id, String name, String sentence, List<Bin> bins) {

    /** Keeps its own copy. */
    public Judge {
      bins = List.copyOf(bins);
    }
  }

  /** Verdicts with about the same chance. */
  public record Bin(String range, String samples, String chance, String share, String interval) {}
}
