package dev.farehawk.provider;

import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.Offer;
import dev.farehawk.platform.Wake;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The calls of one look: the first one and, where the provider deals out its rows in pages, one
 * more for every further page. Each is admitted and paid for like any other. Holds one place of the
 * provider until it is closed; close it when the result has been handed on.
 */
public final class LookCalls implements AutoCloseable {

  /** How long a look waits for the admission of all its further pages together. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ProviderGateway gateway;
  private final CallOrder order;
  private final InstantSource clock;
  private CallTicket ticket;

  /**
   * Calls with this first ticket.
   *
   * @param ticket from {@link ProviderGateway#admit}; closed here
   * @param order what the calls are for
   */
  public LookCalls(
      ProviderGateway gateway, CallTicket ticket, CallOrder order, InstantSource clock) {
    this.gateway = gateway;
    this.order = order;
    this.ticket = ticket;
    this.clock = clock;
  }

  /**
   * Makes the calls.
   *
   * @return the rows of all pages as one result; when a page cannot be had, those before it if the
   *     provider says that they are good by themselves, else the reason
   * @throws InterruptedException if interrupted while a further page waits for its admission
   */
  public ProviderResult call(ProviderRequest first) throws InterruptedException {
    ProviderResult result = gateway.call(ticket, first, order);
    Paging paging = gateway.provider().paging();
    return paging != null && result instanceof ProviderResult.Found found
        ? pages(paging, first, found)
        : result;
  }

  private ProviderResult pages(Paging paging, ProviderRequest first, ProviderResult.Found found)
      throws InterruptedException {
    ProviderResult.Found all = found;
    Instant latest = clock.instant().plus(PATIENCE);
    int had = 1;
    for (String more = all.more(); more != null; more = all.more()) {
      Optional<ProviderRequest> next = paging.next(first, more, had++);
      if (next.isEmpty()) {
        return cut(paging, all, new ProviderError.Malformed("the way to the next page is no way"));
      }
      if (had > paging.most()) {
        return cut(
            paging,
            all,
            new ProviderError.Malformed("there are more than " + paging.most() + " pages"));
      }
      if (!admitted(latest)) {
        return cut(
            paging, all, new ProviderError.Transient("no further page was admitted in time", null));
      }
      switch (gateway.call(ticket, next.get(), order)) {
        case ProviderResult.Found page -> all = joined(all, page);
        case ProviderResult.Failed(ProviderError.Empty _) -> all = whole(all);
        case ProviderResult.Failed(ProviderError error) -> {
          return cut(paging, all, error);
        }
      }
    }
    return all.answers().isEmpty() ? nothing(all) : all;
  }

  /** Gives its place back and asks for another one, as anybody who wishes to call. */
  private boolean admitted(Instant latest) throws InterruptedException {
    Wake wake = new Wake();
    gateway.cancel(ticket);
    while (true) {
      switch (gateway.admit(wake::signal)) {
        case Admission.Granted(CallTicket granted) -> {
          ticket = granted;
          return true;
        }
        case Admission.Wait(Instant until, String _) -> {
          if (until.isAfter(latest)) {
            return false;
          }
          Duration wait = Duration.between(clock.instant(), until);
          if (wait.isPositive()) {
            wake.await(wait);
          }
        }
      }
    }
  }

  private static ProviderResult cut(Paging paging, ProviderResult.Found all, ProviderError error) {
    return paging.partialIsGood() && !all.answers().isEmpty()
        ? whole(all)
        : new ProviderResult.Failed(error);
  }

  private static ProviderResult nothing(ProviderResult.Found all) {
    return all.dropped().isEmpty()
        ? new ProviderResult.Failed(
            new ProviderError.Empty("nothing for what was asked, on any page", all.requestId()))
        : new ProviderResult.Failed(
            new ProviderError.Malformed("no row of any page can be used: " + all.dropped()));
  }

  private static ProviderResult.Found whole(ProviderResult.Found all) {
    return new ProviderResult.Found(all.requestId(), all.answers(), all.dropped());
  }

  /** Both pages as one; answers for one fare query become one answer. */
  private static ProviderResult.Found joined(
      ProviderResult.Found before, ProviderResult.Found page) {
    Map<Long, Answer> answers = new LinkedHashMap<>();
    BinaryOperator<Answer> join = LookCalls::joined;
    before.answers().forEach(answer -> answers.merge(answer.fareQuery().id(), answer, join));
    page.answers().forEach(answer -> answers.merge(answer.fareQuery().id(), answer, join));
    Map<RowFault, Integer> dropped = new EnumMap<>(RowFault.class);
    before.dropped().forEach((fault, rows) -> dropped.merge(fault, rows, Integer::sum));
    page.dropped().forEach((fault, rows) -> dropped.merge(fault, rows, Integer::sum));
    return new ProviderResult.Found(
        before.requestId(), List.copyOf(answers.values()), dropped, page.more());
  }

  private static Answer joined(Answer one, Answer other) {
    List<Offer> offers = new ArrayList<>(one.offers());
    other.offers().stream().filter(offer -> !offers.contains(offer)).forEach(offers::add);
    boolean cached = one.freshness() == Freshness.CACHED || other.freshness() == Freshness.CACHED;
    Instant earlier =
        one.observedAt().isBefore(other.observedAt()) ? one.observedAt() : other.observedAt();
    return new Answer(
        one.fareQuery(),
        one.granularity(),
        cached ? Freshness.CACHED : Freshness.LIVE,
        earlier,
        one.granularity() == Granularity.ITINERARY ? offers : List.of(lowest(offers)),
        one.context() == null ? other.context() : one.context());
  }

  private static Offer lowest(List<Offer> offers) {
    return Collections.min(offers, Comparator.comparing(Offer::price));
  }

  @Override
  public void close() {
    gateway.cancel(ticket);
  }
}
