package dev.farehawk.provider.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A ledger that forgets when the test ends; keeps the same contract as the one in PostgreSQL. */
public final class InMemoryBudgetLedger implements BudgetLedger {

  private static final Duration KEPT = Duration.ofMinutes(4);

  private final Map<Account, Book> books = new HashMap<>();
  private long lastId;

  private enum State {
    OPEN,
    CLOSED,
    FORFEITED
  }

  private static final class Block {
    private final long id;
    private final boolean renewable;
    private long units;
    private Instant usableUntil;
    private Instant countsUntil;
    private State state;

    Block(long id, boolean renewable, long units, Times times, State state) {
      this.id = id;
      this.renewable = renewable;
      this.units = units;
      this.usableUntil = times.usableUntil();
      this.countsUntil = times.countsUntil();
      this.state = state;
    }

    boolean isUsed(Instant now) {
      return state == State.OPEN && usableUntil.isAfter(now);
    }
  }

  /** What counts besides one block. */
  private record Counting(long units, long holders, Instant firstEnd) {}

  /** All grants of one limit. */
  private static final class Book {
    private final List<Block> blocks = new ArrayList<>();
    private Instant latest = Instant.MIN;

    Counting counting(Instant now, long without) {
      long units = 0;
      long holders = 0;
      Instant first = Instant.MAX;
      for (Block block : blocks) {
        if (block.id != without && block.countsUntil.isAfter(now)) {
          units += block.units;
          holders += block.isUsed(now) ? 1 : 0;
          first = block.units > 0 && block.countsUntil.isBefore(first) ? block.countsUntil : first;
        }
      }
      return new Counting(units, holders, first.equals(Instant.MAX) ? now : first);
    }

    @Nullable Block find(long id, State state) {
      for (Block block : blocks) {
        if (block.id == id && block.state == state) {
          return block;
        }
      }
      return null;
    }

    long forfeit(Instant now) {
      blocks.removeIf(block -> block.countsUntil.isBefore(now.minus(KEPT)));
      long lost = 0;
      for (Block block : blocks) {
        if (block.state == State.OPEN
            && block.usableUntil.isBefore(now.minus(JdbcBudgetLedger.GRACE))) {
          block.state = State.FORFEITED;
          lost += block.units > 0 ? 1 : 0;
        }
      }
      return lost;
    }

    /** When this clock may ask again; not after its own time if now. */
    Instant bound(Times times) {
      latest = latest.isAfter(times.now()) ? latest : times.now();
      return latest.minus(times.clockTolerance().multipliedBy(2));
    }
  }

  private Book book(Account account) {
    return Objects.requireNonNull(books.computeIfAbsent(account, _ -> new Book()));
  }

  @Override
  public synchronized Grant grant(Ask ask) {
    Book book = book(ask.account());
    Instant now = ask.times().now();
    Instant bound = book.bound(ask.times());
    Closing closing = ask.closing();
    if (closing != null) {
      close(ask.account(), closing);
    }
    if (bound.isAfter(now)) {
      return new Grant(0, 0, ask.most(), bound, 0);
    }
    long forfeited = book.forfeit(now);
    Counting counting = book.counting(now, 0);
    long units = Math.min(ask.wanted(), ask.most() - counting.units());
    if (units < ask.least()) {
      return new Grant(0, 0, counting.units(), counting.firstEnd(), forfeited);
    }
    book.blocks.add(new Block(++lastId, false, units, ask.times(), State.OPEN));
    return new Grant(lastId, units, counting.units() + units, now, forfeited);
  }

  @Override
  public synchronized Grant share(Account account, Times times, long most, long id) {
    Book book = book(account);
    Instant now = times.now();
    Instant bound = book.bound(times);
    if (bound.isAfter(now)) {
      return new Grant(0, 0, most, bound, 0);
    }
    long forfeited = book.forfeit(now);
    Block held = book.find(id, State.OPEN);
    Counting others = book.counting(now, id);
    long units = Math.clamp(most - others.units(), 0, Math.ceilDiv(most, others.holders() + 1));
    if (held == null) {
      held = new Block(++lastId, true, units, times, State.OPEN);
      book.blocks.add(held);
    } else {
      renew(book, held, times, units);
    }
    return new Grant(held.id, units, others.units() + units, others.firstEnd(), forfeited);
  }

  private void renew(Book book, Block held, Times times, long units) {
    if (held.units > units) {
      Times until =
          new Times(times.now(), held.usableUntil, held.countsUntil, times.clockTolerance());
      book.blocks.add(new Block(++lastId, true, held.units - units, until, State.CLOSED));
    }
    held.units = units;
    held.usableUntil = later(held.usableUntil, times.usableUntil());
    held.countsUntil = later(held.countsUntil, times.countsUntil());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  @Override
  public synchronized void close(Account account, Closing closing) {
    Block block = book(account).find(closing.id(), State.OPEN);
    if (block != null) {
      block.units = Math.min(block.units, closing.spent());
      block.countsUntil = closing.countsUntil();
      block.state = State.CLOSED;
    }
  }

  @Override
  public synchronized void giveBack(Account account, long id, long units) {
    Block block = book(account).find(id, State.CLOSED);
    if (block != null) {
      block.units = Math.max(block.units - units, 0);
    }
  }

  @Override
  public synchronized long counted(Account account, Instant now) {
    return book(account).counting(now, 0).units();
  }

  @Override
  public synchronized void endEarlierShares(Instant now) {
    for (Book book : books.values()) {
      for (Block block : book.blocks) {
        if (block.renewable && block.isUsed(now)) {
          block.countsUntil = block.countsUntil.minus(Duration.between(now, block.usableUntil));
          block.usableUntil = now;
        }
      }
    }
  }
}
