package dev.farehawk.alert;

import java.time.Instant;

/** When an alert leaves for channels other than the inbox, which has it at once. */
sealed interface Telling {

  /** Now. */
  record AtOnce() implements Telling {}

  /** After its owner's quiet hours. */
  record HoldUntil(Instant end) implements Telling {}

  /** Together with others, at this moment. */
  record InDigest(Instant moment) implements Telling {}

  /** Not at all; the inbox has it, with the reason. */
  record Suppress(String why) implements Telling {}
}
