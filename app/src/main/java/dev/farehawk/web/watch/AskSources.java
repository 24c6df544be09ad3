package dev.farehawk.web.watch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Offer;
import dev.farehawk.history.ComparableOffers;
import dev.farehawk.history.CurrentPrices.CurrentPrice;
import dev.farehawk.poll.LiveSearch;
import dev.farehawk.provider.Answer;
import dev.farehawk.provider.ProviderResult;
import dev.farehawk.watch.FareQueries;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.Watches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * The prices of a trip before it is watched: at once what is known, then for two seconds what fare
 * sources answer. Searches of one person are limited, and all of them together by their lane in
 * each source's budget.
 */
@Component
public final class AskSources {

  /** How long a search waits for answers. */
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Searches of one account or network address in an hour that ask sources. */
  static final int MOST_AN_HOUR = 40;

  private static final int MOST_ASKERS = 100_000;

  private final Watches watches;
  private final FareQueries fareQueries;
  private final Standings standings;
  private final LiveSearch live;
  private final InstantSource clock;
  private final Cache<String, AtomicInteger> searches =
      Caffeine.newBuilder().maximumSize(MOST_ASKERS).expireAfterWrite(Duration.ofHours(1)).build();

  AskSources(
      Watches watches,
      FareQueries fareQueries,
      Standings standings,
      LiveSearch live,
      InstantSource clock) {
    this.watches = watches;
    this.fareQueries = fareQueries;
    this.standings = standings;
    this.live = live;
    this.clock = clock;
  }

  /**
   * A search that has begun.
   *
   * @param prices what is known; grows while sources are asked
   * @param past what was known when it began
   */
  public record Search(
      WatchDraft draft, Watches.Preview preview, SearchPrices prices, SearchPast.Known past) {}

  /** How a search has ended. */
  public enum End {
    /** At least one source has answered. */
    ANSWERED,
    /** None has, in time. */
    SILENT,
    /** None was asked: this person has searched a lot, or all searches together have. */
    BUSY
  }

  /**
   * What is known already; asks nobody.
   *
   * @throws dev.farehawk.watch.InvalidWatch if the draft cannot be watched
   */
  public Search begin(WatchDraft draft) {
    Watches.Preview preview = watches.preview(draft);
    SearchPrices prices = new SearchPrices(preview.fareQueries());
    List<FareQueryRef> refs = fareQueries.known(preview.fareQueries());
    Map<Long, CurrentPrice> current = standings.prices(refs, draft.filter());
    for (FareQueryRef ref : refs) {
      CurrentPrice price = current.get(ref.id());
      Long amount = price == null ? null : price.amountMinor();
      if (price != null && amount != null) {
        prices.put(new SearchPrices.Price(ref.query(), amount, price.series().carrier(), false));
      }
    }
    return new Search(draft, preview, prices, new SearchPast.Known(refs, current));
  }

  /**
   * Asks, for {@link #PATIENCE} at most.
   *
   * @param asker whose searches are counted together
   * @param heard called after every answer that has changed the prices
   * @throws InterruptedException if interrupted while waiting
   */
  public End ask(Search search, String asker, Runnable heard) throws InterruptedException {
    AtomicInteger made = searches.get(asker, _ -> new AtomicInteger());
    if (made.incrementAndGet() > MOST_AN_HOUR) {
      return End.BUSY;
    }
    List<FareQuery> chosen =
        SearchChoice.of(
            search.preview().fareQueries(),
            search.draft().trip().dates(),
            search.prices().amounts(),
            LiveSearch.MOST_FARES);
    Instant until = clock.instant().plus(PATIENCE);
    BlockingQueue<Optional<LiveSearch.Heard>> queue = new LinkedBlockingQueue<>();
    var _ =
        live.ask(fareQueries.resolve(chosen), until, one -> queue.add(Optional.of(one)))
            .whenComplete((_, _) -> queue.add(Optional.empty()));
    return listen(search, queue, until, heard);
  }

  private End listen(
      Search search, BlockingQueue<Optional<LiveSearch.Heard>> queue, Instant until, Runnable heard)
      throws InterruptedException {
    boolean asked = false;
    boolean refused = false;
    boolean answered = false;
    Optional<LiveSearch.Heard> next = next(queue, until);
    for (; next.isPresent(); next = next(queue, until)) {
      ProviderResult result = next.get().result();
      asked |= result != null;
      refused |= result == null;
      if (result instanceof ProviderResult.Found found) {
        answered = true;
        found.answers().forEach(answer -> take(search, answer));
        heard.run();
      }
    }
    return answered ? End.ANSWERED : refused && !asked ? End.BUSY : End.SILENT;
  }

  /** Empty when there is nothing more to wait for, or the time is over. */
  private Optional<LiveSearch.Heard> next(
      BlockingQueue<Optional<LiveSearch.Heard>> queue, Instant until) throws InterruptedException {
    long left = Duration.between(clock.instant(), until).toMillis();
    Optional<LiveSearch.Heard> next = queue.poll(Math.max(0, left), TimeUnit.MILLISECONDS);
    return next == null ? Optional.empty() : next;
  }

  private static void take(Search search, Answer answer) {
    FareQuery fare = answer.fareQuery().query();
    answer.offers().stream()
        .filter(offer -> ComparableOffers.comparable(fare, offer))
        .filter(search.draft().filter()::passes)
        .min(Comparator.comparing(Offer::price))
        .ifPresent(offer ->
            search
                .prices()
                .put(
                    new SearchPrices.Price(
                        fare,
                        offer.price().minor(),
                        offer.carrier(),
                        answer.freshness() == Freshness.LIVE)));
  }
}
