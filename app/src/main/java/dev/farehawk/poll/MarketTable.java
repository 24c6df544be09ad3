package dev.farehawk.poll;

import dev.farehawk.fare.AirportCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Market;
import java.util.Arrays;

/**
 * The markets that fare queries are in, each with a point of sale and a currency, and what the
 * planner has learned of each. Dates of one market move together, so a market is the unit in which
 * drops are expected to come in groups. Codes are packed into one number; a market stays once it is
 * known.
 */
final class MarketTable {

  private static final int FIRST_CAPACITY = 256;
  private static final int EMPTY = -1;
  private static final int LETTER = 5;
  private static final int THREE = 3 * LETTER;
  private static final int TWO = 2 * LETTER;

  // What is known of a market, by words; together, so that a cold market costs one cache line.
  private static final int WORDS = 8;
  private static final int CODE_LOW = 0;
  private static final int CODE_HIGH = 1;
  private static final int FIRST = 2;
  private static final int RANKED_AT = 3;
  private static final int WAVE = 4;
  private static final int DROPS = 5;
  private static final int EXPECTED = 6;

  private int[] slots = new int[FIRST_CAPACITY * 2];
  private int[] words = new int[FIRST_CAPACITY * WORDS];
  private int size;

  MarketTable() {
    Arrays.fill(slots, EMPTY);
  }

  int size() {
    return size;
  }

  /** The number of a fare query's market; a new one when it was not known. */
  int of(FareQuery query) {
    long code = code(query.market(), query.pointOfSale(), query.currency());
    int at = home(code);
    for (; slots[at] != EMPTY; at = next(at)) {
      if (code(slots[at]) == code) {
        return slots[at];
      }
    }
    int market = size++;
    if (market * WORDS == words.length) {
      grow();
      at = home(code);
      while (slots[at] != EMPTY) {
        at = next(at);
      }
    }
    slots[at] = market;
    set(market, CODE_LOW, (int) code);
    set(market, CODE_HIGH, (int) (code >>> Integer.SIZE));
    set(market, FIRST, KeyTable.NONE);
    set(market, RANKED_AT, KeyTable.NEVER);
    set(market, WAVE, KeyTable.NONE);
    return market;
  }

  /** A fare query has come first in its market. */
  void joined(int market, int row) {
    set(market, FIRST, row);
    set(market, RANKED_AT, KeyTable.NEVER);
  }

  /** A fare query has left its market. */
  void left(int market, int newFirst) {
    set(market, FIRST, newFirst);
    set(market, RANKED_AT, KeyTable.NEVER);
  }

  /** A fare query of the market, or {@link KeyTable#NONE}; the others hang on it. */
  int first(int market) {
    return get(market, FIRST);
  }

  /** When its fare queries were last ranked; {@link KeyTable#NEVER} when they must be. */
  int rankedAt(int market) {
    return get(market, RANKED_AT);
  }

  void rankedAt(int market, int tick) {
    set(market, RANKED_AT, tick);
  }

  /** The wave of sympathetic looks that runs in it, or {@link KeyTable#NONE}. */
  int wave(int market) {
    return get(market, WAVE);
  }

  void wave(int market, int number) {
    set(market, WAVE, number);
  }

  /** Drops seen in all its fare queries. */
  float drops(int market) {
    return Float.intBitsToFloat(get(market, DROPS));
  }

  /** Drops that would have been seen at the rates known beforehand. */
  float expected(int market) {
    return Float.intBitsToFloat(get(market, EXPECTED));
  }

  void learn(int market, double moreDrops, double moreExpected) {
    set(market, DROPS, Float.floatToRawIntBits(drops(market) + (float) moreDrops));
    set(market, EXPECTED, Float.floatToRawIntBits(expected(market) + (float) moreExpected));
  }

  /** The number of the market the other way round with any point of sale, or NONE. */
  int reverse(int market) {
    long code = code(market);
    long turned = (airports(code) >>> THREE) | ((airports(code) & ((1L << THREE) - 1)) << THREE);
    for (int at = homeOf(turned); slots[at] != EMPTY; at = next(at)) {
      if (airports(code(slots[at])) == turned) {
        return slots[at];
      }
    }
    return KeyTable.NONE;
  }

  /** A market's origin, as a number above zero. */
  int origin(int market) {
    return (int) (airports(code(market)) >>> THREE);
  }

  /** A market's destination, as a number above zero. */
  int destination(int market) {
    return (int) (airports(code(market)) & ((1L << THREE) - 1));
  }

  /** Whether two markets fly between the same airports, whichever way and wherever sold. */
  boolean isSameRoute(int market, int other) {
    return (origin(market) == origin(other) && destination(market) == destination(other))
        || (origin(market) == destination(other) && destination(market) == origin(other));
  }

  /** Reads all that is known of a market, which may lie across two cache lines. */
  int read(int market) {
    return get(market, CODE_LOW) + get(market, EXPECTED);
  }

  /** What tells a market from all others. */
  long code(int market) {
    return (get(market, CODE_LOW) & 0xFFFF_FFFFL) | ((long) get(market, CODE_HIGH) << Integer.SIZE);
  }

  static Market market(long code) {
    long airports = airports(code);
    return new Market(
        new AirportCode(letters(airports >>> THREE, 3)), new AirportCode(letters(airports, 3)));
  }

  static String pointOfSale(long code) {
    return letters(code >>> THREE, 2);
  }

  static String currency(long code) {
    return letters(code, 3);
  }

  long bytes() {
    return 4L * (slots.length + words.length);
  }

  /** Origin, destination, point of sale and currency, five bits a letter. */
  private static long code(Market market, String pointOfSale, String currency) {
    long code = pack(0, market.origin().iata());
    code = pack(code, market.destination().iata());
    code = pack(code, pointOfSale);
    return pack(code, currency);
  }

  private static long pack(long code, String letters) {
    long packed = code;
    for (int i = 0; i < letters.length(); i++) {
      packed = (packed << LETTER) | (letters.charAt(i) - '@');
    }
    return packed;
  }

  private static String letters(long code, int length) {
    char[] text = new char[length];
    for (int i = 0; i < length; i++) {
      text[length - 1 - i] = (char) ('@' + ((code >>> (i * LETTER)) & 31));
    }
    return new String(text);
  }

  private static long airports(long code) {
    return code >>> (THREE + TWO);
  }

  private void grow() {
    int capacity = size + size / 2;
    words = Arrays.copyOf(words, capacity * WORDS);
    if (slots.length < capacity * 3L / 2) {
      slots = new int[slots.length * 2];
      Arrays.fill(slots, EMPTY);
      for (int market = 0; market < size - 1; market++) {
        int at = home(code(market));
        while (slots[at] != EMPTY) {
          at = next(at);
        }
        slots[at] = market;
      }
    }
  }

  private int get(int market, int word) {
    return words[market * WORDS + word];
  }

  private void set(int market, int word, int value) {
    words[market * WORDS + word] = value;
  }

  private int home(long code) {
    return homeOf(airports(code));
  }

  /** By the airports alone, so that a direction is found without its point of sale. */
  private int homeOf(long airports) {
    return (int) (Spread.bits(airports) >>> 32) & (slots.length - 1);
  }

  private int next(int at) {
    return (at + 1) & (slots.length - 1);
  }
}
