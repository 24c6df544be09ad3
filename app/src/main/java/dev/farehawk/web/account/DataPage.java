package dev.farehawk.web.account;

import org.jspecify.annotations.Nullable;

/**
 * What somebody can do with all that is kept about them.
 *
 * @param copies how many may be taken now, in words
 * @param copyProblem beside the password; null without any
 * @param copyRefused why there is no copy now; null without a reason
 * @param grace how long an account can be kept after all, in words; null where it cannot
 * @param endProblem beside the password of the end; null without any
 */
public record DataPage(
    String copies,
    @Nullable String copyProblem,
    @Nullable String copyRefused,
    @Nullable String grace,
    @Nullable String endProblem) {}
