package dev.farehawk.delivery.webhook;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Correction;
import dev.farehawk.alert.Digest;
import dev.farehawk.alert.OutageNotice;
import dev.farehawk.delivery.Greeting;
import dev.farehawk.delivery.Links;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Money;
import dev.farehawk.oracle.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of a webhook: {@code type}, {@code timestamp} and {@code data} as the Standard Webhooks
 * specification proposes. Times are ISO 8601 in UTC; amounts come in minor units and as a decimal
 * number in text. Fields may be added, none is ever renamed.
 */
final class WebhookBody {

  private final JsonMapper json = JsonMapper.builder().build();
  private final Links links;

  WebhookBody(Links links) {
    this.links = links;
  }

  byte[] of(Parcel parcel) {
    return switch (parcel.news()) {
      case Alert alert -> body("fare.alert", alert.times().alerted(), data(alert));
      case Correction gone -> body("fare.corrected", gone.times().corrected(), data(gone));
      case Digest digest -> body("fare.digest", parcel.sentAt(), data(digest));
      case OutageNotice outage -> {
        String type = outage.resumed() == null ? "watch.looking_stopped" : "watch.looking_resumed";
        yield body(type, outage.recorded(), data(outage));
      }
    };
  }

  byte[] of(Greeting greeting, Instant now) {
    return switch (greeting) {
      case Greeting.Challenge challenge ->
          body(
              "endpoint.verification",
              now,
              Map.of(
                  "challenge", challenge.token(),
                  "link", challenge.link(),
                  "code", challenge.code(),
                  "expires", challenge.expires().toString()));
      case Greeting.Trial trial -> body("endpoint.test", trial.at(), Map.of());
    };
  }

  private byte[] body(
      String type, Instant timestamp, Map<String, ? extends @Nullable Object> data) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type);
    body.put("timestamp", timestamp.toString());
    body.put("data", data);
    return json.writeValueAsBytes(body);
  }

  private Map<String, @Nullable Object> data(Alert alert) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("alert", alert.id().toString());
    data.put("watch", watch(alert));
    data.put("fare", fare(alert));
    data.put("carrier", alert.carrier().iata());
    data.put("price", money(alert.price()));
    data.put("before", alert.before() == null ? null : money(alert.before()));
    data.put("rule", alert.rule());
    data.put("verdict", verdict(alert.verdict()));
    data.put("times", times(alert.times()));
    data.put("links", linksOf(alert));
    return data;
  }

  /** Each as in a {@code fare.alert} of its own. */
  private Map<String, @Nullable Object> data(Digest digest) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("alerts", digest.alerts().stream().map(this::data).toList());
    return data;
  }

  /** {@code sighted} is when we saw that the fare was gone; it may have gone earlier. */
  private Map<String, @Nullable Object> data(Correction gone) {
    Alert alert = gone.alert();
    Map<String, @Nullable Object> times = new LinkedHashMap<>();
    times.put("accepted", text(gone.accepted()));
    times.put("sighted", gone.times().sighted().toString());
    times.put("observed", gone.times().observed().toString());
    times.put("recorded", gone.times().recorded().toString());
    times.put("corrected", gone.times().corrected().toString());
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("correction", gone.id().toString());
    data.put("alert", alert.id().toString());
    data.put("watch", watch(alert));
    data.put("fare", fare(alert));
    data.put("told", money(alert.price()));
    data.put("price", gone.now() == null ? null : money(gone.now()));
    data.put("goneAfterSeconds", gone.after().map(Duration::toSeconds).orElse(null));
    data.put("times", times);
    data.put("links", linksOf(alert));
    return data;
  }

  private static Map<String, @Nullable Object> data(OutageNotice outage) {
    Map<String, @Nullable Object> watch = new LinkedHashMap<>();
    watch.put("id", outage.watch().id().toString());
    watch.put("label", outage.watch().label());
    watch.put("origin", outage.watch().origin());
    watch.put("destination", outage.watch().destination());
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("outage", outage.id().toString());
    data.put("watch", watch);
    data.put("fares", outage.fares().forgotten());
    data.put("allFares", outage.fares().all());
    data.put("lastLook", text(outage.lastLook()));
    data.put("reason", outage.reason());
    data.put("told", outage.told().toString());
    data.put("resumed", text(outage.resumed()));
    return data;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static Map<String, @Nullable Object> watch(Alert alert) {
    Map<String, @Nullable Object> watch = new LinkedHashMap<>();
    watch.put("id", alert.watch().id().toString());
    watch.put("label", alert.watch().label());
    watch.put("trigger", alert.watch().triggerNo());
    return watch;
  }

  private static Map<String, @Nullable Object> fare(Alert alert) {
    FareQuery query = alert.fareQuery().query();
    Map<String, @Nullable Object> fare = new LinkedHashMap<>();
    fare.put("id", alert.fareQuery().id());
    fare.put("origin", query.market().origin().iata());
    fare.put("destination", query.market().destination().iata());
    fare.put("departure", query.departure().toString());
    fare.put("return", query.returning() == null ? null : query.returning().toString());
    fare.put("adults", query.adults());
    fare.put("cabin", query.cabin().name());
    return fare;
  }

  private static Map<String, Object> money(Money money) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("minor", money.minor());
    fields.put("amount", money.major().toPlainString());
    fields.put("currency", money.currency());
    return fields;
  }

  private static Map<String, @Nullable Object> verdict(Verdict verdict) {
    Verdict.Explanation why = verdict.explanation();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("answer", verdict.answer().name());
    fields.put("score", verdict.score());
    fields.put("oracle", verdict.oracle());
    fields.put("fallback", verdict.fallback());
    fields.put("percentile", why.percentile());
    fields.put("samples", why.samples());
    fields.put("typicalLowMinor", why.typicalLowMinor());
    fields.put("typicalHighMinor", why.typicalHighMinor());
    fields.put("words", why.words());
    return fields;
  }

  private static Map<String, @Nullable Object> times(Alert.Times times) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("changed", times.changed() == null ? null : times.changed().toString());
    fields.put("observed", times.observed().toString());
    fields.put("sighted", times.sighted().toString());
    fields.put("recorded", times.recorded().toString());
    fields.put("alerted", times.alerted().toString());
    fields.put("mustArriveBy", times.mustArriveBy().toString());
    return fields;
  }

  private Map<String, @Nullable Object> linksOf(Alert alert) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("book", alert.link());
    fields.put("chart", links.chart(alert));
    fields.put("alert", links.alert(alert));
    return fields;
  }
}
