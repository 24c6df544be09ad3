package dev.farehawk.provider.expedia;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.provider.Capabilities;
import dev.farehawk.provider.DateGroups;
import dev.farehawk.provider.FareProvider;
import dev.farehawk.provider.JsonReply;
import dev.farehawk.provider.KeyPlacement;
import dev.farehawk.provider.ProviderReply;
import dev.farehawk.provider.ProviderRequest;
import dev.farehawk.provider.ProviderResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The lowest price per departure date, out of the provider's cache. Neither calendar takes a party,
 * a cabin or a currency. Its prices never alert by themselves.
 */
public final class ExpediaCalendar implements FareProvider {

  private final String name;
  private final Span span;

  private ExpediaCalendar(String name, Span span) {
    this.name = name;
    this.span = span;
  }

  /** The calendar of the date asked for and the sixty after it. */
  public static ExpediaCalendar ofTwoMonths(String name) {
    return new ExpediaCalendar(name, Span.TWO_MONTHS);
  }

  /** The calendar of the date asked for and three on either side. */
  public static ExpediaCalendar ofAWeek(String name) {
    return new ExpediaCalendar(name, Span.WEEK);
  }

  /** Which endpoint is asked. */
  enum Span {
    TWO_MONTHS,
    WEEK;

    Capabilities.Dates dates() {
      return switch (this) {
        case TWO_MONTHS -> new Capabilities.Dates.Days(0, 60);
        case WEEK -> new Capabilities.Dates.Days(3, 3);
      };
    }

    String path() {
      return switch (this) {
        case TWO_MONTHS -> "/flights/farecalendar";
        case WEEK -> "/flights/flexsearch";
      };
    }

    String dateParameter() {
      return switch (this) {
        case TWO_MONTHS -> "departureDate";
        case WEEK -> "segment1.departureDate";
      };
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        Freshness.CACHED, span.dates(), Capabilities.Carriers.CHEAPEST, Set.of(), 1, Duration.ZERO);
  }

  @Override
  public KeyPlacement keyPlacement() {
    return ExpediaContract.KEY;
  }

  @Override
  public String callIdHeader() {
    return ExpediaContract.CALL_ID_HEADER;
  }

  @Override
  public List<ProviderRequest> plan(List<FareQueryRef> fareQueries) {
    Capabilities capabilities = capabilities();
    List<FareQueryRef> answered =
        fareQueries.stream().filter(ref -> capabilities.answers(ref.query())).toList();
    return DateGroups.of(span.dates(), answered).stream().map(this::request).toList();
  }

  private ProviderRequest request(DateGroups.Group group) {
    FareQuery query = group.example();
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put("segment1.origin", query.market().origin().iata());
    parameters.put("segment1.destination", query.market().destination().iata());
    parameters.put(span.dateParameter(), group.date().toString());
    // Without its flights a price could not be told from another airport's of the same city.
    parameters.put("includeSegmentDetails", "true");
    return ExpediaContract.request(span.path(), parameters, group.members());
  }

  @Override
  public ProviderResult parse(ProviderRequest request, ProviderReply reply) {
    if (reply.status() != 200) {
      return ExpediaContract.refused(reply);
    }
    return JsonReply.object(reply)
        .map(root -> new CalendarReply(request, root, reply).result())
        .orElseGet(() -> ExpediaContract.malformed("the reply is not a JSON object"));
  }
}
