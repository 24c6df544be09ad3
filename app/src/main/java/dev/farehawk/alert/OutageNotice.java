package dev.farehawk.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Nobody has looked at fares of a watch for longer than promised, or looks again after that.
 *
 * @param id of the outage
 * @param watch whose owner is told
 * @param fares how many of the watch's fares it is about, of how many
 * @param lastLook newest live look at the longest forgotten of them; null when there was none
 * @param reason why nobody looks, one sentence
 * @param told when it was noticed
 * @param resumed when it was noticed that looking goes on; null while it does not
 */
public record OutageNotice(
    UUID id,
    Subject watch,
    Fares fares,
    @Nullable Instant lastLook,
    String reason,
    Instant told,
    @Nullable Instant resumed)
    implements News {

  /**
   * A watch as its owner knows it.
   *
   * @param label the owner's own words; null when there are none
   * @param origin airport or metro code
   * @param destination airport or metro code
   */
  public record Subject(
      UUID id, UUID account, @Nullable String label, String origin, String destination) {}

  /** How many fares of all that the watch looks at. */
  public record Fares(int forgotten, int all) {}

  /** The same before looking went on. */
  public OutageNotice asItBegan() {
    return new OutageNotice(id, watch, fares, lastLook, reason, told, null);
  }

  @Override
  public Instant recorded() {
    return resumed == null ? told : resumed;
  }
}
