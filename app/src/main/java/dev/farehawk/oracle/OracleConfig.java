package dev.farehawk.oracle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the oracle stage.
 *
 * @param batch most changes judged in one transaction and asked in one call
 * @param statistical thresholds of the built-in judge
 * @param remote where a model's server stands, if there is one
 */
@ConfigurationProperties("farehawk.oracle")
public record OracleConfig(
    @DefaultValue("256") int batch,
    @DefaultValue Statistical statistical,
    @DefaultValue Remote remote) {

  /** Refuses settings that make no sense, with a sentence. */
  public OracleConfig {
    require(batch >= 1 && batch <= 5_000, "farehawk.oracle.batch must be 1 to 5000");
  }

  /** The settings when none are given. */
  public static OracleConfig defaults() {
    return new OracleConfig(256, Statistical.defaults(), Remote.none());
  }

  /**
   * Thresholds of the built-in judge.
   *
   * @param lookBack how much of the past is typical
   * @param leastObserved a shorter history is too little
   * @param leastSamples fewer price points are too little
   * @param lowPercentile a worthy price is as low as the lowest part of the time; 0 to 1
   * @param leastDiscount a worthy price is at least this part below the typical median; 0 to 1
   * @param leastChance of no clearly lower price before departure; 0 to 1
   */
  public record Statistical(
      @DefaultValue("60d") Duration lookBack,
      @DefaultValue("14d") Duration leastObserved,
      @DefaultValue("3") int leastSamples,
      @DefaultValue("0.25") double lowPercentile,
      @DefaultValue("0.15") double leastDiscount,
      @DefaultValue("0.60") double leastChance) {

    /** Refuses thresholds that make no sense, with a sentence. */
    public Statistical {
      require(lookBack.isPositive(), "farehawk.oracle.statistical.look-back must be above zero");
      require(
          !leastObserved.isNegative() && leastObserved.compareTo(lookBack) <= 0,
          "farehawk.oracle.statistical.least-observed must be zero to look-back");
      require(leastSamples >= 1, "farehawk.oracle.statistical.least-samples must be 1 or more");
      require(
          lowPercentile >= 0 && lowPercentile <= 1,
          "farehawk.oracle.statistical.low-percentile must be 0 to 1");
      require(
          leastDiscount >= 0 && leastDiscount < 1,
          "farehawk.oracle.statistical.least-discount must be 0 or more and below 1");
      require(
          leastChance >= 0 && leastChance <= 1,
          "farehawk.oracle.statistical.least-chance must be 0 to 1");
    }

    /** The thresholds when none are given. */
    public static Statistical defaults() {
      return new Statistical(Duration.ofDays(60), Duration.ofDays(14), 3, 0.25, 0.15, 0.60);
    }
  }

  /**
   * A model behind the Open Inference Protocol, version 2.
   *
   * @param url address of the server, such as {@code http://models:8000}; empty for none
   * @param model name of the model there
   * @param timeLimit for a whole answer
   */
  public record Remote(
      @DefaultValue("") String url,
      @DefaultValue("farehawk") String model,
      @DefaultValue("2s") Duration timeLimit) {

    private static final Duration SHORTEST_LIMIT = Duration.ofMillis(50);
    private static final Duration LONGEST_LIMIT = Duration.ofSeconds(30);

    /** Refuses settings that make no sense, with a sentence. */
    public Remote {
      require(
          url.isEmpty() || url.matches("https?://[^/\\s?#]+(/[^\\s?#]*)?"),
          "farehawk.oracle.remote.url must be an http or https address, not \"" + url + "\"");
      require(
          model.matches("[A-Za-z0-9._-]{1,100}"),
          "farehawk.oracle.remote.model must be a plain name, not \"" + model + "\"");
      require(
          timeLimit.compareTo(SHORTEST_LIMIT) >= 0 && timeLimit.compareTo(LONGEST_LIMIT) <= 0,
          "farehawk.oracle.remote.time-limit must be 50ms to 30s");
    }

    /** The built-in judge decides alone. */
    public static Remote none() {
      return new Remote("", "farehawk", Duration.ofSeconds(2));
    }

    /** Whether there is a server. */
    public boolean isConfigured() {
      return !url.isEmpty();
    }
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
