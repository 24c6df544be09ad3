package dev.farehawk.alert;

import java.time.Instant;

/** What a delivery tells somebody. */
public sealed interface News permits Alert, Correction, Digest, OutageNotice {

  /** When what it tells was written down; reaction times count from here. */
  Instant recorded();
}
