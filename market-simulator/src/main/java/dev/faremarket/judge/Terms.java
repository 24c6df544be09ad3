package dev.faremarket.judge;

import java.time.Duration;
import java.time.Instant;

/**
 * What the service promised.
 *
 * @param deadline from a change to the message's acceptance
 * @param endOfPolls when it was told to look no more
 * @param doubts which prices it must not believe at first sight
 * @param noise which moves are none
 * @param correcting when an alert must be taken back
 * @param tolerance what cannot be known from outside
 */
public record Terms(
    Duration deadline,
    Instant endOfPolls,
    Doubts doubts,
    Noise noise,
    Correcting correcting,
    Tolerance tolerance) {}
