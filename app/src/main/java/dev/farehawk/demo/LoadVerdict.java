package dev.farehawk.demo;

import dev.faremarket.judge.Judgement;
import dev.faremarket.judge.Percentiles;
import java.util.ArrayList;
import java.util.List;

/** What was said of the parts of a run, together. */
final class LoadVerdict {

  private static final int MOST_FINDINGS = 200;
  private static final Percentiles NONE = new Percentiles(0, 0, 0, 0);

  private final List<Judgement> parts = new ArrayList<>();

  void add(Judgement part) {
    parts.add(part);
  }

  int changes() {
    return parts.stream().mapToInt(part -> part.counts().changes()).sum();
  }

  LoadReport.Outcome outcome() {
    return new LoadReport.Outcome(
        parts.stream().mapToInt(part -> part.counts().drops()).sum(),
        parts.stream().mapToInt(part -> part.counts().alerts()).sum(),
        parts.stream().mapToInt(part -> part.counts().deliveries()).sum(),
        parts.stream().mapToInt(Judgement::lost).sum(),
        parts.stream().mapToInt(Judgement::unexpected).sum(),
        parts.stream().mapToInt(Judgement::duplicates).sum(),
        parts.stream().mapToInt(part -> part.corrections().missing()).sum(),
        parts.stream().mapToInt(part -> part.corrections().unfounded()).sum());
  }

  LoadReport.OnTime onTime(Bound bound) {
    int due = parts.stream().mapToInt(Judgement::worthyDrops).sum();
    double inTime =
        parts.stream().mapToDouble(part -> part.onTimeShare() * part.worthyDrops()).sum();
    return new LoadReport.OnTime(
        due == 0 ? 1 : inTime / due, due, bound.independent(), bound.any());
  }

  LoadReport.Delays delays() {
    Percentiles detection = NONE;
    Percentiles reaction = NONE;
    Percentiles handing = NONE;
    Percentiles whole = NONE;
    for (Judgement part : parts) {
      detection = detection.worst(part.detection());
      reaction = reaction.worst(part.reaction());
      handing = handing.worst(part.handing());
      whole = whole.worst(part.whole());
    }
    return new LoadReport.Delays(detection, reaction, handing, whole);
  }

  List<String> findings() {
    return parts.stream().flatMap(part -> part.findings().stream()).limit(MOST_FINDINGS).toList();
  }
}
