package dev.farehawk.delivery;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Alerts;
import dev.farehawk.platform.Wake;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Alerts as they come, for open pages: the source of server-sent events whose ids are {@link
 * Alert#seq}. A reader that comes back names the last id it saw and gets what it missed.
 *
 * <p>Nothing is kept per reader but its place: alerts are read from the database when there are
 * any. One person may have {@value #READERS_EACH} readers; a further one closes the oldest.
 */
public final class InboxStream {

  /** Open pages of one person. */
  static final int READERS_EACH = 5;

  private static final int AT_ONCE = 100;

  /** Transactions that overlap may commit out of order by this much at most. */
  private static final Duration SETTLED = Duration.ofSeconds(30);

  private final Alerts alerts;
  private final InstantSource clock;
  private final Map<UUID, Deque<Reader>> readers = new HashMap<>();

  /** Reads alerts from there. */
  public InboxStream(Alerts alerts, InstantSource clock) {
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * Opens a reader; close it when the page goes away.
   *
   * @param afterSeq the last alert the page has; for a page without any, {@link #newest}
   */
  public synchronized Reader open(UUID account, long afterSeq) {
    Reader reader = new Reader(account, afterSeq);
    Deque<Reader> mine = readers.computeIfAbsent(account, _ -> new ArrayDeque<>());
    mine.addLast(reader);
    if (mine.size() > READERS_EACH) {
      mine.getFirst().close();
    }
    return reader;
  }

  /** Number of the newest alert of this account; zero when it has none. */
  public long newest(UUID account) {
    return alerts.page(account, Long.MAX_VALUE, 1).stream().mapToLong(Alert::seq).sum();
  }

  /** These accounts have new alerts. */
  synchronized void alerted(Collection<UUID> accounts) {
    for (UUID account : accounts) {
      readers.getOrDefault(account, new ArrayDeque<>()).forEach(reader -> reader.wake.signal());
    }
  }

  /** One open page. Used by one thread; may be closed by any. */
  public final class Reader implements AutoCloseable {

    private final UUID account;
    private final Wake wake = new Wake();
    private final TreeSet<Long> told = new TreeSet<>();
    private long settled;
    private volatile boolean open = true;

    private Reader(UUID account, long afterSeq) {
      this.account = account;
      this.settled = afterSeq;
      wake.signal();
    }

    /** False once it is closed, by its owner or because too many others were opened. */
    public boolean isOpen() {
      return open;
    }

    /**
     * Waits for alerts.
     *
     * @return new ones in order; empty when none came in time, which is when the page should be
     *     sent a sign of life
     */
    public List<Alert> next(Duration limit) throws InterruptedException {
      var _ = wake.await(limit);
      if (!open) {
        return List.of();
      }
      List<Alert> all = alerts.after(account, settled, AT_ONCE);
      List<Alert> fresh = new ArrayList<>(all);
      fresh.removeIf(alert -> !told.add(alert.seq()));
      settle(all);
      if (!fresh.isEmpty() && all.size() == AT_ONCE) {
        wake.signal();
      }
      return fresh;
    }

    private void settle(List<Alert> all) {
      Instant before = clock.instant().minus(SETTLED);
      settled =
          all.stream()
              .filter(alert -> alert.times().alerted().isBefore(before))
              .mapToLong(Alert::seq)
              .max()
              .orElse(settled);
      told.headSet(settled, true).clear();
    }

    @Override
    public void close() {
      open = false;
      synchronized (InboxStream.this) {
        Deque<Reader> mine = readers.get(account);
        if (mine != null) {
          mine.remove(this);
          if (mine.isEmpty()) {
            readers.remove(account, mine);
          }
        }
      }
      wake.signal();
    }
  }
}
