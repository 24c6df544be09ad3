package dev.faremarket.judge;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A watch as its owner set it.
 *
 * @param id what messages call it
 * @param createdAt live looks before this moment do not concern it
 * @param fares what it watches; all of them share one state
 * @param rule when it wants to be told
 * @param external whether an e-mail or a webhook was promised; otherwise the inbox is enough
 */
public record JudgedWatch(
    String id, Instant createdAt, Set<FareKey> fares, WatchRule rule, boolean external) {

  /** Keeps its own copy of the fares, in their order. */
  public JudgedWatch {
    fares = Collections.unmodifiableSortedSet(new TreeSet<>(fares));
  }
}
