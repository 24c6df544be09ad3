package dev.faremarket.judge;

import dev.faremarket.server.LoggedReply;
import java.util.List;
import java.util.Map;

/**
 * Everything that is known about one run.
 *
 * @param history what the service was given before it began, oldest first; prices as a live search
 *     shows them; of a filtered fare also that of all offers
 * @param replies what live searches were shown
 * @param truth what the market did, oldest first: each fare's price before the first look, then its
 *     changes
 * @param watches what was asked of the service; every one set before the end
 * @param messages what arrived
 * @param corrections what arrived about alerts that were taken back
 * @param ambiguousWires one entry for every attempt that the service recorded as "sent, but no
 *     answer came"; each explains one repeat of that wire id
 */
public record Evidence(
    Map<FareKey, List<PricePoint>> history,
    List<LoggedReply> replies,
    List<TrueChange> truth,
    List<JudgedWatch> watches,
    List<Message> messages,
    List<CorrectionMessage> corrections,
    List<String> ambiguousWires) {

  /** Keeps its own copies. */
  public Evidence {
    history = Map.copyOf(history);
    replies = List.copyOf(replies);
    truth = List.copyOf(truth);
    watches = List.copyOf(watches);
    messages = List.copyOf(messages);
    corrections = List.copyOf(corrections);
    ambiguousWires = List.copyOf(ambiguousWires);
  }
}
