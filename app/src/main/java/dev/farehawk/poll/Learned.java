package dev.farehawk.poll;

/**
 * What a planner has learned while looking.
 *
 * @param rateFactor how often fares drop, against what was expected beforehand
 * @param filingShare share of drops that come together with siblings
 * @param hitChance chance that a sibling has dropped too when they come together
 */
public record Learned(double rateFactor, double filingShare, double hitChance) {}
