package dev.farehawk.delivery;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.Corrections;
import dev.farehawk.alert.Digest;
import dev.farehawk.alert.News;
import dev.farehawk.alert.OutageNotice;
import dev.farehawk.alert.Outages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what claimed deliveries tell of, a batch at a time. */
public final class FindNews {

  private final Alerts alerts;
  private final Corrections corrections;
  private final Outages outages;

  /** Finds it there. */
  public FindNews(Alerts alerts, Corrections corrections, Outages outages) {
    this.alerts = alerts;
    this.corrections = corrections;
    this.outages = outages;
  }

  /**
   * By delivery; what was deleted meanwhile is left out.
   *
   * @param carried alerts that go along, by delivery
   */
  Map<UUID, News> of(List<Claim> claims, Map<UUID, List<UUID>> carried) {
    List<UUID> wanted = new ArrayList<>(ids(claims, Topic.Kind.ALERT, Topic.Kind.CORRECTION));
    carried.values().forEach(wanted::addAll);
    Map<UUID, Alert> told =
        alerts.all(wanted.stream().distinct().toList()).stream()
            .collect(Collectors.toMap(Alert::id, Function.identity()));
    Map<UUID, ? extends News> corrected =
        corrections.ofDeliveries(
            claims.stream()
                .filter(claim -> claim.topic().kind() == Topic.Kind.CORRECTION)
                .map(Claim::delivery)
                .toList(),
            told);
    Map<UUID, OutageNotice> forgotten =
        outages.all(ids(claims, Topic.Kind.STOPPED, Topic.Kind.RESUMED));
    Map<UUID, News> found = new HashMap<>();
    for (Claim claim : claims) {
      @Nullable News news =
          switch (claim.topic().kind()) {
            case ALERT ->
                together(
                    told.get(claim.topic().id()),
                    carried.getOrDefault(claim.delivery(), List.of()),
                    told);
            case CORRECTION -> corrected.get(claim.delivery());
            case STOPPED -> began(forgotten.get(claim.topic().id()));
            case RESUMED -> forgotten.get(claim.topic().id());
          };
      if (news != null) {
        found.put(claim.delivery(), news);
      }
    }
    return found;
  }

  private static @Nullable News together(
      @Nullable Alert own, List<UUID> others, Map<UUID, Alert> told) {
    List<Alert> all =
        Stream.concat(Stream.ofNullable(own), others.stream().map(told::get))
            .filter(Objects::nonNull)
            .toList();
    return all.size() < 2 ? own : new Digest(all);
  }

  private static @Nullable News began(@Nullable OutageNotice notice) {
    return notice == null ? null : notice.asItBegan();
  }

  private static List<UUID> ids(List<Claim> claims, Topic.Kind one, Topic.Kind other) {
    return claims.stream()
        .map(Claim::topic)
        .filter(topic -> topic.kind() == one || topic.kind() == other)
        .map(Topic::id)
        .distinct()
        .toList();
  }
}
