package dev.farehawk.provider.declarative;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.Offer;
import dev.farehawk.provider.Answer;
import dev.farehawk.provider.Capabilities;
import dev.farehawk.provider.ProviderError;
import dev.farehawk.provider.ProviderReply;
import dev.farehawk.provider.ProviderRequest;
import dev.farehawk.provider.ProviderResult;
import dev.farehawk.provider.Refusal;
import dev.farehawk.provider.RowFault;
import dev.farehawk.provider.RowFaults;
import dev.farehawk.provider.RowRejected;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a reply that no error rule fits. */
final class DeclaredReply {

  /** More rows than any search has; a longer list is not what was asked for. */
  static final int MOST_ROWS = 5000;

  /** A live price that is older than this came out of a cache, whatever was asked for. */
  private static final Duration OLDEST_LIVE = Duration.ofMinutes(2);

  private final ReplyShape shape;
  private final ProviderReply reply;
  private final JsonNode root;
  private final RowFaults faults = new RowFaults();
  private final Map<LocalDate, FareQueryRef> asked = new HashMap<>();
  private final Map<FareQueryRef, Rows> found = new LinkedHashMap<>();
  private final @Nullable DeclaredPages pages;
  private final boolean oneDate;
  private final String currency;

  DeclaredReply(
      Definition definition, ProviderRequest request, ProviderReply reply, JsonNode root) {
    this.shape = definition.reply();
    this.pages = definition.pages();
    this.oneDate = definition.terms().capabilities().dates() instanceof Capabilities.Dates.OneDate;
    this.reply = reply;
    this.root = root;
    this.currency = request.asked().getFirst().query().currency();
    request.asked().forEach(ref -> asked.put(ref.query().departure(), ref));
  }

  /** The offers for one fare query, and the oldest moment at which one of them was seen. */
  private record Rows(List<Offer> offers, Instant oldest) {

    Rows with(Offer offer, Instant seen) {
      List<Offer> more = new ArrayList<>(offers);
      more.add(offer);
      return new Rows(more, seen.isBefore(oldest) ? seen : oldest);
    }
  }

  ProviderResult result() {
    JsonNode rows = shape.rows().search(root);
    if (!rows.isArray()) {
      return malformed("the reply holds no list of rows");
    }
    if (rows.size() > MOST_ROWS) {
      return malformed("the reply holds more than " + MOST_ROWS + " rows");
    }
    if (rows.isEmpty()) {
      return empty("nothing to sell");
    }
    readAll(rows);
    String more = pages == null ? null : pages.more(root, rows.size());
    if (!found.isEmpty() || more != null) {
      return new ProviderResult.Found(id(), answers(), faults.counts(), more);
    }
    return faults.none()
        ? empty("nothing for the dates asked")
        : new ProviderResult.Failed(faults.unusable(currency));
  }

  private void readAll(JsonNode rows) {
    Set<JsonNode> seen = new HashSet<>();
    for (JsonNode row : rows) {
      try {
        read(row, seen);
      } catch (RowRejected rejected) {
        faults.count(rejected.fault());
      } catch (RowReader.OtherCurrency other) {
        faults.countCurrency(other.told());
      }
    }
  }

  private void read(JsonNode row, Set<JsonNode> seen) throws RowRejected, RowReader.OtherCurrency {
    RowReader reader = new RowReader(shape, root, row);
    FareQueryRef ref = asked.get(reader.date());
    if (ref == null) {
      if (oneDate) {
        throw new RowRejected(RowFault.OTHER_DATE);
      }
      // A calendar also holds dates that nobody asked for.
      return;
    }
    Offer offer = reader.offer(ref.query());
    if (!seen.add(row)) {
      throw new RowRejected(RowFault.DUPLICATE);
    }
    Instant at = seenAt(reader.observed());
    Rows before = found.get(ref);
    if (before == null) {
      found.put(ref, new Rows(List.of(offer), at));
    } else if (shape.meaning().granularity() != Granularity.DATE_MIN) {
      found.put(ref, before.with(offer, at));
    } else if (offer.price().compareTo(before.offers().getFirst().price()) < 0) {
      found.put(ref, new Rows(List.of(offer), at));
    }
  }

  /** No price is from the future. */
  private Instant seenAt(@Nullable Instant told) {
    Instant now = reply.receivedAt();
    if (told == null) {
      return now.minus(shape.meaning().cachedFor());
    }
    return told.isAfter(now) ? now : told;
  }

  private List<Answer> answers() {
    List<Answer> answers = new ArrayList<>();
    found.forEach((ref, rows) -> {
      Freshness freshness = freshness(rows.oldest());
      answers.add(
          new Answer(
              ref,
              shape.meaning().granularity(),
              freshness,
              freshness == Freshness.LIVE ? reply.receivedAt() : rows.oldest(),
              rows.offers()));
    });
    answers.sort(Comparator.comparing(answer -> answer.fareQuery().query().departure()));
    return answers;
  }

  private Freshness freshness(Instant oldest) {
    boolean old = oldest.isBefore(reply.receivedAt().minus(OLDEST_LIVE));
    return shape.meaning().freshness() == Freshness.LIVE && !old
        ? Freshness.LIVE
        : Freshness.CACHED;
  }

  private String id() {
    JsonNode id = shape.id() == null ? root.path("") : shape.id().search(root);
    String text = id.isValueNode() ? Refusal.quoted(id.asString("")) : "";
    return text.isEmpty() ? reply.id() : text;
  }

  private ProviderResult empty(String why) {
    return new ProviderResult.Failed(new ProviderError.Empty(why, id()));
  }

  static ProviderResult malformed(String why) {
    return new ProviderResult.Failed(new ProviderError.Malformed(why));
  }
}
