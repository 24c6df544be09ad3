package dev.farehawk.watch;

import static java.util.Objects.requireNonNull;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.place.Places;
import dev.farehawk.platform.FieldProblem;
import dev.farehawk.platform.Ids;
import dev.farehawk.watch.ExpandDraft.Expanded;
import dev.farehawk.watch.WatchTable.Departing;
import dev.farehawk.watch.WatchTable.Row;
import dev.farehawk.watch.WatchView.Lifecycle;
import dev.farehawk.watch.WatchView.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What people wish to be told about. Every call names the account it acts for and finds nothing of
 * any other. Changes of demand are published after the commit.
 */
public final class Watches {

  static final String WATCH = "watch";

  private static final int BATCH = 2_000;
  private static final int EXPIRE_PAGE = 1_000;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);

  /** Where a day begins first: who has not departed by its clock has departed nowhere. */
  private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

  private static final Departing FIRST =
      new Departing(new UUID(0, 0), "", LocalDate.of(1970, 1, 1));

  private final WatchStore store;
  private final Places places;
  private final Allowance allowance;
  private final ExpandDraft expand;
  private final DemandPublisher demand;
  private final Ids ids;

  /** The store and the publisher must use the same database. */
  public Watches(
      WatchStore store, Places places, WatchConfig limits, DemandPublisher demand, Ids ids) {
    this.store = store;
    this.places = places;
    this.allowance = new Allowance(limits);
    this.expand = new ExpandDraft(places, limits);
    this.demand = demand;
    this.ids = ids;
  }

  /** A draft and whose it is. */
  public record Order(UUID account, WatchDraft draft) {}

  /**
   * Checks and saves a watch; its first look is asked for at once.
   *
   * @throws InvalidWatch with everything that is wrong; then nothing was saved
   */
  public WatchView create(UUID account, WatchDraft draft) {
    Instant now = store.instant();
    Expanded expanded = expand.expand(draft, now);
    WatchView watch =
        store.inTransaction(() -> {
          checkHoldings(account, expanded.fareQueries().size(), now);
          checkRepeats(account, expanded, null);
          var queries = store.fareQueries().resolve(expanded.fareQueries());
          Row row = row(account, expanded, queries, now);
          store.watches().insert(List.of(row));
          return row.watch();
        });
    publish(watch.fareQueries());
    return watch;
  }

  /**
   * Saves many watches at once, thousands a second; for demos and imports. Drafts are checked as in
   * {@link #create}, limits per account and repeats are not.
   *
   * @return in the order of the drafts
   * @throws InvalidWatch for the first bad draft; then nothing was saved
   */
  public List<WatchView> createAll(List<Order> orders) {
    Instant now = store.instant();
    List<Expanded> expanded =
        orders.stream().map(order -> expand.expand(order.draft(), now)).toList();
    List<FareQuery> queries =
        expanded.stream().flatMap(one -> one.fareQueries().stream()).distinct().toList();
    List<FareQueryRef> refs = store.fareQueries().resolve(queries);
    Map<FareQuery, FareQueryRef> byQuery = new HashMap<>();
    refs.forEach(ref -> byQuery.put(ref.query(), ref));
    List<Row> rows = new ArrayList<>(orders.size());
    for (int i = 0; i < orders.size(); i++) {
      List<FareQueryRef> own =
          expanded.get(i).fareQueries().stream()
              .map(query -> requireNonNull(byQuery.get(query)))
              .toList();
      rows.add(row(orders.get(i).account(), expanded.get(i), own, now));
    }
    store.inTransaction(() -> {
      for (int from = 0; from < rows.size(); from += BATCH) {
        store.watches().insert(rows.subList(from, Math.min(rows.size(), from + BATCH)));
      }
      return rows;
    });
    publish(refs);
    return rows.stream().map(Row::watch).toList();
  }

  /**
   * What a watch would look after.
   *
   * @param fareQueries by departure date, then market; never empty
   */
  public record Preview(Journey journey, List<FareQuery> fareQueries) {

    /** Keeps its own copy. */
    public Preview {
      fareQueries = List.copyOf(fareQueries);
    }
  }

  /**
   * Checks a draft as {@link #create} does, and saves nothing.
   *
   * @throws InvalidWatch with everything that is wrong
   */
  public Preview preview(WatchDraft draft) {
    Expanded expanded = expand.expand(draft, store.instant());
    return new Preview(expanded.journey(), expanded.fareQueries());
  }

  /**
   * A watch as it is after an edit.
   *
   * @param rearmed it had told something, and now begins anew: the same price may be told again
   */
  public record Edited(WatchView watch, boolean rearmed) {}

  /**
   * Writes a watch over. Where rule and filter stay, what it has seen of the fares that it keeps
   * goes on; otherwise it begins anew, and tells at once what is due at the next look. Its alerts
   * stay either way; a departed one with days to come is active again.
   *
   * @return empty if the account has no such watch
   * @throws InvalidWatch with everything that is wrong; then nothing was changed
   */
  public Optional<Edited> edit(UUID account, UUID id, WatchDraft draft) {
    Instant now = store.instant();
    Expanded expanded = expand.expand(draft, now);
    List<FareQueryRef> concerned = new ArrayList<>();
    Optional<Edited> edited =
        store.inTransaction(() -> {
          lock(account);
          WatchView old =
              store.watches().edits().lock(account, id) ? find(account, id).orElse(null) : null;
          if (old == null) {
            return Optional.empty();
          }
          checkRepeats(account, expanded, id);
          WatchTable.Holdings has = store.watches().holdings(account, now.minus(DAY));
          if (old.status().lifecycle() == Lifecycle.EXPIRED) {
            allowance.checkRoom(has);
          }
          List<FareQueryRef> queries = store.fareQueries().resolve(expanded.fareQueries());
          int added =
              (int) queries.stream().filter(ref -> !old.fareQueries().contains(ref)).count();
          allowance.checkDay(has, added);
          concerned.addAll(old.fareQueries());
          concerned.addAll(queries);
          boolean likeWithLike =
              old.rule().equals(expanded.rule())
                  && old.journey().filter().equals(expanded.journey().filter());
          Row row =
              new Row(
                  new WatchView(
                      id,
                      account,
                      expanded.journey(),
                      expanded.rule(),
                      expanded.label(),
                      old.status(),
                      queries),
                  expanded.span());
          boolean rearmed =
              store
                  .watches()
                  .edits()
                  .write(row, new EditWatches.Change(likeWithLike, added, now.minus(DAY), now));
          return find(account, id).map(watch -> new Edited(watch, rearmed));
        });
    publish(concerned);
    return edited;
  }

  /**
   * Changes a watch if it still is as somebody saw it; nobody else changes it in between.
   *
   * @param change one of the changes of this class
   * @throws WatchChanged if it is otherwise, and nothing was done
   */
  public <T> T whileSame(UUID account, UUID id, Predicate<WatchView> asSeen, Supplier<T> change) {
    return store.inTransaction(() -> {
      lock(account);
      if (store.watches().edits().lock(account, id)
          && !asSeen.test(find(account, id).orElseThrow())) {
        throw new WatchChanged();
      }
      return change.get();
    });
  }

  /**
   * Tells nothing of a watch before this moment; looks go on. False if the account has no such
   * watch.
   *
   * @throws InvalidWatch if the moment has gone, or is more than a year ahead
   */
  public boolean snooze(UUID account, UUID id, Instant until) {
    Instant now = store.instant();
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE))) {
      throw new InvalidWatch(
          FieldProblem.coded("until", "snooze", "choose a moment to come, at most a year ahead"));
    }
    return store.watches().edits().snooze(account, id, until);
  }

  /**
   * At this price or below its owner is told whatever quiet hours, cap or digest say. False if the
   * account has no such watch.
   *
   * @param minor above zero, in minor units of the watch's currency; null ends that
   */
  public boolean wakeBelow(UUID account, UUID id, @Nullable Long minor) {
    return store.watches().edits().wakeBelow(account, id, minor);
  }

  /** Ends a snooze; false if the account has no such watch. */
  public boolean wake(UUID account, UUID id) {
    return store.watches().edits().snooze(account, id, null);
  }

  /** The account's watches that are not deleted, newest first. */
  public List<WatchView> list(UUID account) {
    return store.watches().of(account);
  }

  /** One watch of the account; empty also when it was deleted. */
  public Optional<WatchView> find(UUID account, UUID id) {
    return store.watches().find(account, id).stream().findFirst();
  }

  /** Stops alerts and looks for now; false if the account has no such active watch. */
  public boolean pause(UUID account, UUID id) {
    return move(account, id, Lifecycle.ACTIVE, Lifecycle.PAUSED);
  }

  /** Goes on after a pause; false if the account has no such paused watch. */
  public boolean resume(UUID account, UUID id) {
    return move(account, id, Lifecycle.PAUSED, Lifecycle.ACTIVE);
  }

  /** Ends a watch for good; its alerts stay readable. False if the account has no such watch. */
  public boolean delete(UUID account, UUID id) {
    List<Lifecycle> living = List.of(Lifecycle.ACTIVE, Lifecycle.PAUSED, Lifecycle.EXPIRED);
    List<Long> freed = new ArrayList<>();
    boolean deleted =
        store.inTransaction(() -> {
          boolean moved =
              store.watches().move(account, id, living, Lifecycle.DELETED, store.instant());
          if (moved) {
            freed.addAll(store.watches().removeQueries(id));
          }
          return moved;
        });
    demand.publish(freed);
    return deleted;
  }

  /**
   * Puts away the watches whose last departure date has gone at their origin.
   *
   * @return how many
   */
  public int expire(Instant now) {
    LocalDate before = LocalDate.ofInstant(now, FIRST_ZONE);
    int count = 0;
    Departing after = FIRST;
    List<Departing> page;
    do {
      page = store.watches().departing(before, after, EXPIRE_PAGE);
      List<UUID> gone =
          page.stream().filter(watch -> departed(watch, now)).map(Departing::id).toList();
      demand.publish(store.watches().expire(gone, now));
      count += gone.size();
      after = page.isEmpty() ? after : page.getLast();
    } while (page.size() == EXPIRE_PAGE);
    return count;
  }

  private boolean departed(Departing watch, Instant now) {
    ZoneId zone = places.require(watch.origin()).zone();
    return watch.last().isBefore(LocalDate.ofInstant(now, zone));
  }

  private boolean move(UUID account, UUID id, Lifecycle from, Lifecycle to) {
    boolean moved = store.watches().move(account, id, List.of(from), to, store.instant());
    if (moved) {
      find(account, id).ifPresent(watch -> publish(watch.fareQueries()));
    }
    return moved;
  }

  private Row row(UUID account, Expanded expanded, List<FareQueryRef> queries, Instant now) {
    return new Row(
        new WatchView(
            ids.next(),
            account,
            expanded.journey(),
            expanded.rule(),
            expanded.label(),
            Status.created(now),
            queries),
        expanded.span());
  }

  private void lock(UUID account) {
    if (!store.watches().lockAccount(account)) {
      throw new InvalidWatch(
          FieldProblem.coded(WATCH, "account-gone", "this account was deleted; sign up again"));
    }
  }

  private void checkHoldings(UUID account, int added, Instant now) {
    lock(account);
    WatchTable.Holdings has = store.watches().holdings(account, now.minus(DAY));
    allowance.checkRoom(has);
    allowance.checkDay(has, added);
  }

  private void checkRepeats(UUID account, Expanded wish, @Nullable UUID itself) {
    store.watches().of(account).stream()
        .filter(watch -> watch.status().lifecycle() == Lifecycle.ACTIVE)
        .filter(watch -> !watch.id().equals(itself))
        .filter(watch -> watch.journey().equals(wish.journey()) && watch.rule().equals(wish.rule()))
        .findFirst()
        .ifPresent(other -> {
          throw new InvalidWatch(other.id());
        });
  }

  private void publish(List<FareQueryRef> queries) {
    demand.publish(queries.stream().map(FareQueryRef::id).toList());
  }
}
