package dev.farehawk.web.alert;

import dev.farehawk.web.watch.RouteWords;
import org.jspecify.annotations.Nullable;

/**
 * One alert in the inbox.
 *
 * @param seq its place in the order of all alerts
 * @param flight the departure date in words
 * @param about the price in the reader's own currency; null when there is nothing to add
 * @param fall how far it fell and from what; null when there is nothing to compare with
 * @param times when it was seen and told
 * @param fresh says that it is new, to those who do not see it
 * @param gone what became of the fare since; null when nothing is known against it
 */
public record InboxLine(
    String id,
    long seq,
    RouteWords route,
    String flight,
    String price,
    @Nullable String about,
    @Nullable String fall,
    String times,
    @Nullable String gone,
    String fresh,
    boolean unread) {}
