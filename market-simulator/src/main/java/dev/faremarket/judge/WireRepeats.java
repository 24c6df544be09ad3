package dev.faremarket.judge;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts messages that arrived more often than anything explains. An attempt that was sent and got
 * no answer may be repeated, once for each such attempt.
 */
final class WireRepeats {
  private record Wire(Message.Channel channel, String id) {}

  private final Map<Wire, Integer> arrivals = new LinkedHashMap<>();
  private final Map<String, Integer> explained = new HashMap<>();

  WireRepeats(List<Message> messages, List<String> ambiguousWires) {
    messages.forEach(message ->
        arrivals.merge(new Wire(message.channel(), message.ids().wire()), 1, Integer::sum));
    ambiguousWires.forEach(wire -> explained.merge(wire, 1, Integer::sum));
  }

  /** Different messages. */
  int different() {
    return arrivals.size();
  }

  /** Repeats that nothing explains. */
  int unexplained(Findings findings) {
    int repeats = 0;
    for (Map.Entry<Wire, Integer> arrival : arrivals.entrySet()) {
      Wire wire = arrival.getKey();
      int tooMany = arrival.getValue() - 1 - explained.getOrDefault(wire.id(), 0);
      if (tooMany > 0) {
        repeats += tooMany;
        findings.add(
            "duplicate: "
                + wire.channel()
                + " got wire "
                + wire.id()
                + " "
                + tooMany
                + " times more than ambiguous attempts explain");
      }
    }
    return repeats;
  }
}
