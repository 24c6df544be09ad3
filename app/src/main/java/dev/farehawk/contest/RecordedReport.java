package dev.farehawk.contest;

import java.util.List;

/**
 * The contest on recorded fares, with D' of a day.
 *
 * <p>The bounds here are estimates: they hold on average for a market in which each fare of a day
 * falls with its hindsight rate and all falls of a market and day come from one filing. What
 * happened in one recording may lie above them.
 *
 * @param file where they come from
 * @param series fares of one route, departure and currency that were seen on two days at least
 * @param markets routes and currencies
 * @param days on which something could have fallen
 * @param drops falls of at least 15 % since the look before, at most a day and a half earlier
 * @param hitChance mean chance of a fare to fall on a day
 * @param hitChanceSquared mean chance of two fares of one market to fall on the same day
 * @param seeds different crowds of watchers, who are drawn at random, as recordings have none
 * @param budgets one entry per budget, as a share of the fares of each day
 */
public record RecordedReport(
    String file,
    int series,
    int markets,
    int days,
    int drops,
    double hitChance,
    double hitChanceSquared,
    int seeds,
    List<ContestReport.Budget> budgets) {}
