package dev.faremarket.judge;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One alert as it arrived: all messages with its id.
 *
 * @param messages at least one, oldest first
 */
record Alert(String id, String watch, FareKey fare, long priceMinor, List<Message> messages) {

  static Alert of(List<Message> sameAlert) {
    List<Message> sorted =
        sameAlert.stream().sorted(Comparator.comparing(Message::receivedAt)).toList();
    Message first = sorted.getFirst();
    return new Alert(
        first.ids().alert(), first.ids().watch(), first.fare(), first.priceMinor(), sorted);
  }

  /** Whether every message of it names the same watch, fare and price. */
  boolean consistent() {
    return messages.stream()
        .allMatch(message ->
            message.ids().watch().equals(watch)
                && message.fare().equals(fare)
                && message.priceMinor() == priceMinor);
  }

  Instant firstReceived() {
    return messages.getFirst().receivedAt();
  }

  /** When an e-mail or a webhook accepted it first. */
  Optional<Message> firstExternal() {
    return messages.stream().filter(message -> message.channel().external()).findFirst();
  }

  /** When it arrived where it counts for this watch. */
  Optional<Message> accepted(JudgedWatch judged) {
    return judged.external() ? firstExternal() : Optional.of(messages.getFirst());
  }
}
