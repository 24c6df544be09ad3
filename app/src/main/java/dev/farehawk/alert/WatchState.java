package dev.farehawk.alert;

import dev.farehawk.watch.Rule;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that firing rests on: one state for the whole watch, however many fare queries it covers.
 *
 * @param createdAt looks before this moment do not concern the watch: it began then, or became
 *     another one
 * @param snoozedUntil its owner wants to hear nothing before; null when not snoozed
 * @param references by fare query; holds only those that had their first look
 */
public record WatchState(
    UUID id,
    UUID account,
    Rule rule,
    boolean paused,
    @Nullable Instant snoozedUntil,
    Instant createdAt,
    Progress progress,
    Map<Long, Reference> references) {

  /** Whether the watch waits for its next alert, or has fired and waits for more. */
  public enum Phase {
    ARMED,
    FIRED
  }

  /**
   * How far the watch has come.
   *
   * @param triggerNo number of the last alert; 0 before the first
   * @param lastAlert null before the first
   * @param rearmedAt observation time of the look that re-armed it last; null when none did
   */
  public record Progress(
      Phase phase, int triggerNo, @Nullable Told lastAlert, @Nullable Instant rearmedAt) {

    /** Of a new watch. */
    public static final Progress NEW = new Progress(Phase.ARMED, 0, null, null);
  }

  /**
   * What the last alert said.
   *
   * @param minor price in minor units
   * @param fareQuery whose price it was
   * @param seen when it was true; null where that was not written down
   * @param corrected whether its owner needs to hear no more of it
   */
  public record Told(long minor, long fareQuery, @Nullable Instant seen, boolean corrected) {

    Told settled() {
      return new Told(minor, fareQuery, seen, true);
    }
  }

  /**
   * What "falls by" is measured against.
   *
   * @param minor price in minor units
   * @param since when the look happened that it stems from
   */
  public record Reference(long minor, Instant since) {}

  /** Keeps its own copy of the references. */
  public WatchState {
    references = Map.copyOf(references);
  }

  /** A watch nobody has looked for yet. */
  public static WatchState created(UUID id, UUID account, Rule rule, Instant at) {
    return new WatchState(id, account, rule, false, null, at, Progress.NEW, Map.of());
  }

  /** What this fare query's fall is measured against; empty before its first look. */
  public Optional<Reference> reference(long fareQuery) {
    return Optional.ofNullable(references.get(fareQuery));
  }

  /** Whether its owner wants to hear nothing at this moment. */
  boolean snoozes(Instant at) {
    return snoozedUntil != null && at.isBefore(snoozedUntil);
  }

  WatchState withReferences(Map<Long, Reference> all) {
    return new WatchState(id, account, rule, paused, snoozedUntil, createdAt, progress, all);
  }

  WatchState with(Progress next) {
    return new WatchState(id, account, rule, paused, snoozedUntil, createdAt, next, references);
  }

  WatchState with(long fareQuery, Reference reference) {
    Map<Long, Reference> all = new HashMap<>(references);
    all.put(fareQuery, reference);
    return withReferences(all);
  }
}
