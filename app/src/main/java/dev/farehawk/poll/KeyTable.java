package dev.farehawk.poll;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import java.util.Arrays;

/**
 * What the planner knows of each fare query, in {@value #WORDS} integers each: whoever visits
 * thousands a second and finds each of them cold in memory pays for the cache lines that it
 * touches, not for the instructions. Rows lie in pages, so that growing copies nothing.
 *
 * <p>Times are ticks of the planner, rates and expectations single precision.
 */
final class KeyTable {

  /** Of a time that has not been. */
  static final int NEVER = Integer.MIN_VALUE;

  /** Of a row that is in no list, or the end of one. */
  static final int NONE = -1;

  static final int WORDS = 12;
  private static final int PAGE_BITS = 12;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int MOST_FAILURES = 15;
  private static final int MOST_DROPS = 255;

  private static final int ID_LOW = 0;
  private static final int ID_HIGH = 1;
  private static final int WATCHERS = 2;

  /** Days since 1970 in the low half; in the high half one more than the stay, 0 for one way. */
  private static final int DATES = 3;

  private static final int MARKET = 4;
  private static final int SIBLING = 5;
  private static final int SEEN_AT = 6;
  private static final int DUE_AT = 7;

  /** Its place in a list, or the next free row after a row that is free. */
  private static final int PLACE = 8;

  private static final int EXPECTED = 9;

  /** Carrier 16 bits, drops seen 8, worth 8. */
  private static final int CARRIER_DROPS_WORTH = 10;

  /** Places 12 bits, failures 4, adults 4, cabin 2, bucket 8, places 2. */
  private static final int STANDING = 11;

  private final MarketTable markets;
  private final IdIndex index = new IdIndex(this);
  private int[][] pages = new int[16][];
  private int free = NONE;
  private int used;

  /** What was read ahead: unless it is kept, the compiler need not read it. */
  @SuppressWarnings("UnusedVariable")
  private int warmed;

  KeyTable(MarketTable markets) {
    this.markets = markets;
  }

  int size() {
    return index.size();
  }

  /** Rows handed out so far, free ones among them; every row lies below. */
  int rows() {
    return used;
  }

  /** The row of a fare query, or {@link #NONE}. */
  int find(long fareQuery) {
    return index.get(fareQuery);
  }

  /** A fresh row for a fare query that has none. */
  int add(FareQueryRef ref) {
    int i = free;
    if (i == NONE) {
      i = used++;
      if (i >> PAGE_BITS == pages.length) {
        pages = Arrays.copyOf(pages, pages.length * 2);
      }
      if (pages[i >> PAGE_BITS] == null) {
        pages[i >> PAGE_BITS] = new int[PAGE * WORDS];
      }
    } else {
      free = get(i, PLACE);
      Arrays.fill(pages[i >> PAGE_BITS], at(i, 0), at(i, WORDS), 0);
    }
    FareQuery query = ref.query();
    set(i, ID_LOW, (int) ref.id());
    set(i, ID_HIGH, (int) (ref.id() >>> 32));
    set(i, DATES, PlannedQuery.dates(query));
    set(i, SEEN_AT, NEVER);
    set(i, DUE_AT, NEVER);
    set(i, STANDING, PlannedQuery.party(query));
    int market = markets.of(query);
    set(i, MARKET, market);
    set(i, SIBLING, markets.first(market));
    markets.joined(market, i);
    index.put(ref.id(), i);
    return i;
  }

  /** Ends a row, which is in no list any more. */
  void remove(int i) {
    index.remove(id(i));
    int market = market(i);
    int first = markets.first(market);
    if (first == i) {
      markets.left(market, sibling(i));
    } else {
      int before = first;
      while (sibling(before) != i) {
        before = sibling(before);
      }
      set(before, SIBLING, sibling(i));
      markets.left(market, first);
    }
    set(i, ID_LOW, 0);
    set(i, ID_HIGH, 0);
    set(i, PLACE, free);
    free = i;
  }

  /** Whether a row holds a fare query. */
  boolean taken(int i) {
    return id(i) != 0;
  }

  /** The fare query of a row. */
  PlannedQuery query(int i) {
    return new PlannedQuery(
        i, id(i), get(i, DATES), get(i, STANDING), markets.code(get(i, MARKET)));
  }

  /** The row of a decision, or {@link #NONE} when it has ended since. */
  int rowOf(Look look) {
    // Most rows are still where they were, and the way through the index would leave the cache.
    return look.fareQueries() instanceof PlannedQuery query && id(query.row) == look.entry()
        ? query.row
        : find(look.entry());
  }

  long id(int i) {
    return (get(i, ID_LOW) & 0xFFFF_FFFFL) | ((long) get(i, ID_HIGH) << 32);
  }

  /** Departure, in days since 1970. */
  int departureDay(int i) {
    return get(i, DATES) & 0xFFFF;
  }

  int market(int i) {
    return get(i, MARKET);
  }

  /** What it asks of a provider, a number of {@link Needs}. */
  int needs(int i) {
    return PlannedQuery.needs(get(i, DATES), get(i, STANDING));
  }

  /** The next fare query of the same market, or {@link #NONE}. */
  int sibling(int i) {
    return get(i, SIBLING);
  }

  float watchers(int i) {
    return Float.intBitsToFloat(get(i, WATCHERS));
  }

  void watchers(int i, float weight) {
    set(i, WATCHERS, Float.floatToRawIntBits(weight));
  }

  /** When it was last looked at, or {@link #NEVER}. */
  int seenAt(int i) {
    return get(i, SEEN_AT);
  }

  void seenAt(int i, int tick) {
    set(i, SEEN_AT, tick);
  }

  int dueAt(int i) {
    return get(i, DUE_AT);
  }

  void dueAt(int i, int tick) {
    set(i, DUE_AT, tick);
  }

  /** Drops that would have been seen by now at the rate known beforehand. */
  float expected(int i) {
    return Float.intBitsToFloat(get(i, EXPECTED));
  }

  void expect(int i, double more) {
    set(i, EXPECTED, Float.floatToRawIntBits((float) (expected(i) + more)));
  }

  /** Drops that were seen. */
  int drops(int i) {
    return (get(i, CARRIER_DROPS_WORTH) >>> 8) & 0xFF;
  }

  /**
   * Counts a drop; when no more can be counted, half of what was seen and expected is forgotten.
   */
  void countDrop(int i) {
    if (drops(i) == MOST_DROPS) {
      set(i, CARRIER_DROPS_WORTH, get(i, CARRIER_DROPS_WORTH) - ((MOST_DROPS / 2) << 8));
      set(i, EXPECTED, Float.floatToRawIntBits(expected(i) * (MOST_DROPS / 2 + 1) / MOST_DROPS));
    }
    set(i, CARRIER_DROPS_WORTH, get(i, CARRIER_DROPS_WORTH) + (1 << 8));
  }

  /** A carrier as rows hold it, above 0. */
  static int number(CarrierCode carrier) {
    return (carrier.iata().charAt(0) << 8) | carrier.iata().charAt(1);
  }

  /** Who was cheapest when last told; 0 when not known. */
  int carrier(int i) {
    return get(i, CARRIER_DROPS_WORTH) >>> 16;
  }

  void carrier(int i, int carrier) {
    set(i, CARRIER_DROPS_WORTH, (get(i, CARRIER_DROPS_WORTH) & 0xFFFF) | (carrier << 16));
  }

  /** The density bucket in which it should wait. */
  int worth(int i) {
    return get(i, CARRIER_DROPS_WORTH) & 0xFF;
  }

  void worth(int i, int bucket) {
    set(i, CARRIER_DROPS_WORTH, (get(i, CARRIER_DROPS_WORTH) & ~0xFF) | bucket);
  }

  /** The density bucket in which it waits, if it does. */
  int bucket(int i) {
    return (get(i, STANDING) >>> 22) & 0xFF;
  }

  void bucket(int i, int bucket) {
    set(i, STANDING, (get(i, STANDING) & ~(0xFF << 22)) | (bucket << 22));
  }

  /** Looks that failed in a row, at most {@value #MOST_FAILURES}. */
  int failures(int i) {
    return (get(i, STANDING) >>> 12) & 15;
  }

  void failures(int i, int failures) {
    set(i, STANDING, (get(i, STANDING) & ~(15 << 12)) | (Math.min(failures, MOST_FAILURES) << 12));
  }

  boolean is(int i, int place) {
    return (get(i, STANDING) & place) != 0;
  }

  void enter(int i, int place) {
    set(i, STANDING, get(i, STANDING) | place);
  }

  void leave(int i, int place) {
    set(i, STANDING, get(i, STANDING) & ~place);
  }

  /** Where in a list it is; whoever keeps lists knows what that means. */
  int place(int i) {
    return get(i, PLACE);
  }

  void place(int i, int place) {
    set(i, PLACE, place);
  }

  /**
   * Reads some rows and their markets, so that they are in the cache when their turn comes. Reads
   * that do not need each other's answers wait together.
   *
   * @param rows where rows are listed from one index to before another, among them {@link #NONE}
   */
  void warm(int[] rows, int from, int to) {
    int read = 0;
    for (int each = from; each < to; each++) {
      if (rows[each] != NONE) {
        read += get(rows[each], ID_LOW) + get(rows[each], STANDING);
      }
    }
    for (int each = from; each < to; each++) {
      if (rows[each] != NONE) {
        read += markets.read(market(rows[each]));
      }
    }
    warmed = read;
  }

  /** Memory held, in bytes. */
  long bytes() {
    long held = 4L * pages.length;
    for (int[] page : pages) {
      held += page == null ? 0 : 4L * page.length;
    }
    return held + index.bytes() + markets.bytes();
  }

  private int get(int i, int word) {
    return pages[i >> PAGE_BITS][at(i, word)];
  }

  private void set(int i, int word, int value) {
    pages[i >> PAGE_BITS][at(i, word)] = value;
  }

  private static int at(int i, int word) {
    return (i & (PAGE - 1)) * WORDS + word;
  }
}
