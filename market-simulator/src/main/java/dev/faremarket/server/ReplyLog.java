package dev.faremarket.server;

import dev.faremarket.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Remembers every live reply that carried offers or said that there are none, in the order in which
 * prices were read. About 90 bytes a reply and 8 an offer, so that half an hour of heavy load fits
 * in memory. When full it stops recording and says so: a log with a hole must not judge anybody.
 */
public final class ReplyLog {
  private static final int FIRST_ROOM = 1024;
  private static final int ONE_WAY = Integer.MIN_VALUE;
  private static final int PRICE_BITS = 44;
  private static final int STOPS_BITS = 3;
  private static final int CARRIER_BITS = 16;

  private final int mostReplies;
  private final long mostOffers;
  private final Map<Object, Integer> numberOf = new HashMap<>();
  private final List<Object> words = new ArrayList<>();

  private String[] requestIds = new String[FIRST_ROOM];
  private long[] servedMicros = new long[FIRST_ROOM];
  private int[] routes = new int[FIRST_ROOM];
  private int[] departures = new int[FIRST_ROOM];
  private int[] returns = new int[FIRST_ROOM];
  private int[] currencies = new int[FIRST_ROOM];
  private @Nullable FaultKind[] faults = new @Nullable FaultKind[FIRST_ROOM];
  private int[] offersFrom = new int[FIRST_ROOM + 1];
  private long[] offers = new long[FIRST_ROOM];
  private int size;
  private long missed;

  /**
   * An empty log.
   *
   * @param mostReplies replies that fit; ten times as many offers do
   */
  public ReplyLog(int mostReplies) {
    this.mostReplies = mostReplies;
    this.mostOffers = Math.min(10L * mostReplies, Integer.MAX_VALUE - 8);
  }

  /** Appends a reply, or counts it as missed when the log is full. */
  public synchronized void append(LoggedReply reply) {
    int from = offersFrom[size];
    if (size >= mostReplies || from + reply.offers().size() > mostOffers) {
      missed++;
      return;
    }
    makeRoom(from + reply.offers().size());
    requestIds[size] = reply.requestId();
    servedMicros[size] = ChronoUnit.MICROS.between(Instant.EPOCH, reply.servedAt());
    routes[size] = number(reply.route());
    departures[size] = Math.toIntExact(reply.departure().toEpochDay());
    LocalDate returning = reply.returning();
    returns[size] = returning == null ? ONE_WAY : Math.toIntExact(returning.toEpochDay());
    currencies[size] = number(reply.currency());
    faults[size] = reply.fault();
    for (LoggedOffer offer : reply.offers()) {
      offers[from++] = pack(offer);
    }
    size++;
    offersFrom[size] = from;
  }

  /** Replies recorded so far. */
  public synchronized int size() {
    return size;
  }

  /** Replies that no longer fitted. */
  public synchronized long missed() {
    return missed;
  }

  /**
   * Everything recorded, in the order of recording.
   *
   * @throws IllegalStateException when replies are missing because the log was full
   */
  public synchronized List<LoggedReply> complete() {
    if (missed > 0) {
      throw new IllegalStateException(
          "the reply log holds "
              + mostReplies
              + " replies and missed "
              + missed
              + "; run shorter, ask less or make the log larger");
    }
    List<LoggedReply> all = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      all.add(reply(i));
    }
    return all;
  }

  /** The reply of this number, from 0, in the order of recording. */
  synchronized LoggedReply get(int number) {
    return reply(Objects.checkIndex(number, size));
  }

  private LoggedReply reply(int i) {
    List<LoggedOffer> shown = new ArrayList<>(offersFrom[i + 1] - offersFrom[i]);
    for (int j = offersFrom[i]; j < offersFrom[i + 1]; j++) {
      shown.add(unpack(offers[j]));
    }
    return new LoggedReply(
        requestIds[i],
        Instant.EPOCH.plus(servedMicros[i], ChronoUnit.MICROS),
        (Route) words.get(routes[i]),
        LocalDate.ofEpochDay(departures[i]),
        returns[i] == ONE_WAY ? null : LocalDate.ofEpochDay(returns[i]),
        (String) words.get(currencies[i]),
        shown,
        faults[i]);
  }

  private int number(Object word) {
    Integer known = numberOf.get(word);
    if (known != null) {
      return known;
    }
    words.add(word);
    numberOf.put(word, words.size() - 1);
    return words.size() - 1;
  }

  private void makeRoom(int offersWanted) {
    if (size == requestIds.length) {
      int room = 2 * size;
      requestIds = Arrays.copyOf(requestIds, room);
      servedMicros = Arrays.copyOf(servedMicros, room);
      routes = Arrays.copyOf(routes, room);
      departures = Arrays.copyOf(departures, room);
      returns = Arrays.copyOf(returns, room);
      currencies = Arrays.copyOf(currencies, room);
      faults = Arrays.copyOf(faults, room);
      offersFrom = Arrays.copyOf(offersFrom, room + 1);
    }
    if (offersWanted > offers.length) {
      offers = Arrays.copyOf(offers, (int) Math.min(mostOffers, 2L * offersWanted));
    }
  }

  /** Two letters, the stops and a signed price in one long. */
  private static long pack(LoggedOffer offer) {
    if (offer.carrier().length() != 2
        || offer.stops() < 0
        || offer.stops() >= 1 << STOPS_BITS
        || Math.abs(offer.priceMinor()) >= 1L << (PRICE_BITS - 1)) {
      throw new IllegalArgumentException("this offer cannot be logged: " + offer);
    }
    long carrier = (offer.carrier().charAt(0) & 0xFFL) << 8 | (offer.carrier().charAt(1) & 0xFFL);
    return carrier << (PRICE_BITS + STOPS_BITS)
        | (long) offer.stops() << PRICE_BITS
        | (offer.priceMinor() & ((1L << PRICE_BITS) - 1));
  }

  private static LoggedOffer unpack(long packed) {
    long carrier = packed >>> (PRICE_BITS + STOPS_BITS) & ((1L << CARRIER_BITS) - 1);
    int unused = Long.SIZE - PRICE_BITS;
    return new LoggedOffer(
        String.valueOf(new char[] {(char) (carrier >> 8), (char) (carrier & 0xFF)}),
        (int) (packed >>> PRICE_BITS & ((1L << STOPS_BITS) - 1)),
        packed << unused >> unused);
  }
}
