package dev.faremarket.judge;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts messages that arrived more often than anything explains. One alert may come once on every
 * channel. An attempt that was sent and got no answer may be repeated under its own wire id, once
 * for each such attempt.
 */
final class WireRepeats {
  private record Wire(Message.Channel channel, String id) {}

  private record Told(Message.Channel channel, String alert) {}

  private final Map<Wire, Integer> arrivals = new LinkedHashMap<>();
  private final Map<Told, Set<String>> wires = new LinkedHashMap<>();
  private final Map<String, Integer> explained = new HashMap<>();

  WireRepeats(List<Message> messages, List<String> ambiguousWires) {
    for (Message message : messages) {
      String wire = message.ids().wire();
      arrivals.merge(new Wire(message.channel(), wire), 1, Integer::sum);
      wires
          .computeIfAbsent(
              new Told(message.channel(), message.ids().alert()), _ -> new LinkedHashSet<>())
          .add(wire);
    }
    ambiguousWires.forEach(wire -> explained.merge(wire, 1, Integer::sum));
  }

  /** Different messages. */
  int different() {
    return arrivals.size();
  }

  /** Repeats that nothing explains. */
  int unexplained(Findings findings) {
    return repeated(findings) + sentAnew(findings);
  }

  private int repeated(Findings findings) {
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

  private int sentAnew(Findings findings) {
    int repeats = 0;
    for (Map.Entry<Told, Set<String>> entry : wires.entrySet()) {
      int tooMany = entry.getValue().size() - 1;
      if (tooMany > 0) {
        repeats += tooMany;
        findings.add(
            "duplicate: "
                + entry.getKey().channel()
                + " got alert "
                + entry.getKey().alert()
                + " under several wire ids: "
                + String.join(", ", entry.getValue()));
      }
    }
    return repeats;
  }
}
