package dev.farehawk.delivery;

import java.util.UUID;

/**
 * What a delivery tells of.
 *
 * @param id of the alert, also where it is corrected; of the outage for the others
 */
record Topic(Kind kind, UUID id) {

  enum Kind {
    ALERT,
    CORRECTION,
    STOPPED,
    RESUMED
  }

  boolean isAlert() {
    return kind == Kind.ALERT;
  }
}
