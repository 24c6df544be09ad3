package dev.farehawk.web.alert;

import dev.farehawk.web.watch.RouteWords;
import org.jspecify.annotations.Nullable;

/**
 * One alert in the inbox.
 *
 * @param seq its place in the order of all alerts
 * @param flight the departure date in words
 * @param fall how far it fell and from what; null when there is nothing to compare with
 * @param times when it was seen and told
 */
public record InboxLine(
    String id,
    long seq,
    RouteWords route,
    String flight,
    String price,
    @Nullable String fall,
    String times,
    boolean unread) {}
