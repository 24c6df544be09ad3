package dev.farehawk.watch;

import org.jspecify.annotations.Nullable;

/**
 * A watch as somebody entered it, not checked yet.
 *
 * @param origin airport or metro code, in any case
 * @param destination airport or metro code, in any case
 * @param label what its owner calls it; null or blank for none
 */
public record WatchDraft(
    String origin, String destination, Dates dates, Rule rule, @Nullable String label) {}
