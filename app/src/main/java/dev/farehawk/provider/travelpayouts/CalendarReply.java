package dev.farehawk.provider.travelpayouts;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.provider.Answer;
import dev.farehawk.provider.Fields;
import dev.farehawk.provider.JsonReply;
import dev.farehawk.provider.Prices;
import dev.farehawk.provider.ProviderError;
import dev.farehawk.provider.ProviderReply;
import dev.farehawk.provider.ProviderRequest;
import dev.farehawk.provider.ProviderResult;
import dev.farehawk.provider.Refusal;
import dev.farehawk.provider.RowFault;
import dev.farehawk.provider.RowFaults;
import dev.farehawk.provider.RowRejected;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a calendar that came with status 200 and calls itself a success. */
final class CalendarReply {

  private static final String SITE = "https://www.aviasales.com";
  private static final Pattern SEARCH_DATE = Pattern.compile("[?&]search_date=(\\d{8})(&|$)");
  private static final DateTimeFormatter DAY_MONTH_YEAR = DateTimeFormatter.ofPattern("ddMMuuuu");

  /** The provider shows what was found in the last two days; a row without a date is that old. */
  private static final Duration OLDEST = Duration.ofDays(2);

  private final ProviderRequest request;
  private final JsonNode root;
  private final ProviderReply reply;
  private final RowFaults faults = new RowFaults();

  CalendarReply(ProviderRequest request, JsonNode root, ProviderReply reply) {
    this.request = request;
    this.root = root;
    this.reply = reply;
  }

  ProviderResult result() {
    JsonNode data = root.path("data");
    if (data.isEmpty()) {
      return new ProviderResult.Failed(
          new ProviderError.Empty("nothing in the cache for this month", reply.id()));
    }
    if (!data.isObject()) {
      return TravelpayoutsProvider.malformed("the reply is not grouped by date");
    }
    String wanted = request.asked().getFirst().query().currency();
    String currency = JsonReply.text(root, "currency").toUpperCase(Locale.ROOT);
    if (!currency.equals(wanted)) {
      return TravelpayoutsProvider.malformed(
          "asked for " + wanted + ", the reply is in " + Refusal.quoted(currency));
    }
    List<Answer> answers = new ArrayList<>();
    for (FareQueryRef ref : request.asked()) {
      JsonNode row = data.path(ref.query().departure().toString());
      if (!row.isMissingNode()) {
        read(ref, row, answers);
      }
    }
    if (!answers.isEmpty()) {
      return new ProviderResult.Found(reply.id(), answers, faults.counts());
    }
    return faults.none()
        ? new ProviderResult.Failed(
            new ProviderError.Empty("nothing in the cache for the dates asked", reply.id()))
        : TravelpayoutsProvider.malformed("no row of the reply can be used: " + faults.counts());
  }

  private void read(FareQueryRef ref, JsonNode row, List<Answer> answers) {
    try {
      Offer offer = offer(ref.query(), row);
      answers.add(
          new Answer(
              ref,
              Granularity.DATE_MIN,
              Freshness.CACHED,
              seenAt(JsonReply.text(row, "link")),
              List.of(offer)));
    } catch (RowRejected rejected) {
      faults.count(rejected.fault());
    }
  }

  private static Offer offer(FareQuery query, JsonNode row) throws RowRejected {
    Fields.sameAirports(
        query, JsonReply.text(row, "origin_airport"), JsonReply.text(row, "destination_airport"));
    LocalDateTime returnsAt = returnsAt(query, row);
    LocalDateTime departs = Fields.departure(query, JsonReply.text(row, "departure_at"));
    JsonNode transfers = row.path("transfers");
    if (!transfers.isIntegralNumber() || transfers.asInt(-1) < 0) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
    StopsClass stops = StopsClass.of(transfers.asInt(0));
    if (returnsAt != null) {
      int back = row.path("return_transfers").asInt(-1);
      stops = back < 0 ? StopsClass.ANY : stops.and(StopsClass.of(back));
    }
    return new Offer(
        Fields.carrier(JsonReply.text(row, "airline")),
        stops,
        Prices.positive(row.path("price"), query.currency()),
        PriceBasis.PER_ADULT,
        departs,
        returnsAt,
        Fields.minutes(row.path("duration_to")),
        null,
        link(JsonReply.text(row, "link")));
  }

  /** When the way back begins; null for one way. A row of the other kind is refused. */
  private static @Nullable LocalDateTime returnsAt(FareQuery query, JsonNode row)
      throws RowRejected {
    String told = JsonReply.text(row, "return_at");
    if (query.returning() != null) {
      if (told.isEmpty()) {
        throw new RowRejected(RowFault.OTHER_TRIP);
      }
      return Fields.homeward(query, told);
    }
    if (!told.isEmpty() || row.path("duration_back").asInt(0) > 0) {
      throw new RowRejected(RowFault.OTHER_TRIP);
    }
    return null;
  }

  /** Path and query on the provider's site; anything else is not followed. */
  private static @Nullable String link(String path) {
    return path.startsWith("/") && !path.startsWith("//") ? Fields.link(SITE + path) : null;
  }

  /** The day on which the price was seen begins in UTC; no cached price is from the future. */
  private Instant seenAt(String link) {
    Instant oldest = reply.receivedAt().minus(OLDEST);
    Matcher date = SEARCH_DATE.matcher(link);
    if (!date.find()) {
      return oldest;
    }
    try {
      Instant begin =
          LocalDate.parse(date.group(1), DAY_MONTH_YEAR).atStartOfDay(ZoneOffset.UTC).toInstant();
      return begin.isAfter(reply.receivedAt()) ? reply.receivedAt() : begin;
    } catch (DateTimeException _) {
      return oldest;
    }
  }
}
