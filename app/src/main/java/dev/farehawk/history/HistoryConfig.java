package dev.farehawk.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the history stage.
 *
 * @param queueCapacity observations that may wait to be recorded; more of them make pollers wait
 * @param batch most observations recorded in one transaction
 * @param statesInMemory most fare queries whose newest prices are kept in memory
 * @param plausibleFraction a price below this part of what was usual needs a second look; 0 to 1
 * @param implausibleMultiple a price more than this many times the last of its series needs one too
 * @param quarantineFor how long a doubtful price may wait for its second look
 * @param silentProviderExpiresAfter how long the prices of a provider that shows none stay on sale
 * @param noisePercent moves up to this part of a price are noise ({@link NoiseBand}); 0 to 4
 */
@ConfigurationProperties("farehawk.history")
public record HistoryConfig(
    @DefaultValue("10000") int queueCapacity,
    @DefaultValue("1000") int batch,
    @DefaultValue("200000") int statesInMemory,
    @DefaultValue("0.4") double plausibleFraction,
    @DefaultValue("10") int implausibleMultiple,
    @DefaultValue("48h") Duration quarantineFor,
    @DefaultValue("36h") Duration silentProviderExpiresAfter,
    @DefaultValue("1.0") double noisePercent) {

  /** Refuses settings that make no sense, with a sentence. */
  public HistoryConfig {
    require(queueCapacity >= 1, "farehawk.history.queue-capacity must be 1 or more");
    require(batch >= 1 && batch <= 10_000, "farehawk.history.batch must be 1 to 10000");
    require(statesInMemory >= 1, "farehawk.history.states-in-memory must be 1 or more");
    require(
        plausibleFraction >= 0 && plausibleFraction < 1,
        "farehawk.history.plausible-fraction must be 0 or more and below 1");
    require(implausibleMultiple >= 2, "farehawk.history.implausible-multiple must be 2 or more");
    require(quarantineFor.isPositive(), "farehawk.history.quarantine-for must be above zero");
    require(
        silentProviderExpiresAfter.isPositive(),
        "farehawk.history.silent-provider-expires-after must be above zero");
    require(
        noisePercent >= 0 && noisePercent <= NoiseBand.MOST_PERCENT,
        "farehawk.history.noise-percent must be 0 to " + NoiseBand.MOST_PERCENT);
  }

  /** The settings when none are given. */
  public static HistoryConfig defaults() {
    return new HistoryConfig(
        10_000, 1_000, 200_000, 0.4, 10, Duration.ofHours(48), Duration.ofHours(36), 1);
  }

  /** Which moves are noise. */
  NoiseBand noise() {
    return NoiseBand.ofPercent(noisePercent);
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
