package dev.farehawk.web;

import java.util.UUID;

/** Counts the alerts that somebody has not looked at yet, for the number in the navigation. */
public interface UnreadAlerts {

  /** How many; may stop counting at 100. */
  int count(UUID account);
}
