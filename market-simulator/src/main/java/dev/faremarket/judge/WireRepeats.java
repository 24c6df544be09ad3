package dev.faremarket.judge;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts messages that arrived more often than anything explains. One alert may come once on every
 * channel. An attempt that was sent and got no answer may be repeated under its own wire id, once
 * for each such attempt.
 */
final class WireRepeats {
  private record Wire(Message.Channel channel, String id) {}

  private record Told(Message.Channel channel, String what) {}

  private final Map<Wire, Integer> arrivals = new LinkedHashMap<>();
  private final Map<Told, Set<String>> wires = new LinkedHashMap<>();
  private final Map<String, Integer> explained = new HashMap<>();

  WireRepeats(Evidence evidence) {
    for (Message message : evidence.messages()) {
      arrived(message.channel(), message.ids().wire(), "alert " + message.ids().alert());
    }
    for (CorrectionMessage message : evidence.corrections()) {
      // Two corrections of one alert are one too many, whatever they call themselves.
      arrived(
          message.channel(), message.ids().wire(), "correction of alert " + message.ids().alert());
    }
    evidence.ambiguousWires().forEach(wire -> explained.merge(wire, 1, Integer::sum));
  }

  private void arrived(Message.Channel channel, String wire, String what) {
    arrivals.merge(new Wire(channel, wire), 1, Integer::sum);
    wires.computeIfAbsent(new Told(channel, what), _ -> new LinkedHashSet<>()).add(wire);
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
                + " got "
                + entry.getKey().what()
                + " under several wire ids: "
                + String.join(", ", entry.getValue()));
      }
    }
    return repeats;
  }
}
