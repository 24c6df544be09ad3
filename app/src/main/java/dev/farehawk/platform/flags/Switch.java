package dev.farehawk.platform.flags;

import java.util.Locale;

/**
 * A part of the service that an operator may stop, and let go on again. What a stopped part leaves
 * undone waits, or is refused with a sentence; nothing is lost.
 *
 * @param of which one of its kind; empty where there is only one
 */
public record Switch(Kind kind, String of) {

  /** What kind of part. */
  public enum Kind {
    /** A fare source: it is asked nothing. */
    PROVIDER,
    /** A channel: what goes there waits. */
    CHANNEL,
    /** Alerts that rest on the verdicts of one judge wait. */
    VERDICTS,
    /** What travellers and their programs may change: they may only read. */
    CHANGES,
    /** New accounts. */
    SIGN_UP;

    private String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What travellers may change. */
  public static final Switch CHANGES = new Switch(Kind.CHANGES, "");

  /** New accounts. */
  public static final Switch SIGN_UP = new Switch(Kind.SIGN_UP, "");

  /** The fare source of this name. */
  public static Switch provider(String name) {
    return new Switch(Kind.PROVIDER, name);
  }

  /** The channel of this name, such as {@code EMAIL}. */
  public static Switch channel(String name) {
    return new Switch(Kind.CHANNEL, name.toLowerCase(Locale.ROOT));
  }

  /** Alerts by the verdicts of this judge, such as {@code statistical}. */
  public static Switch verdicts(String judge) {
    return new Switch(Kind.VERDICTS, judge);
  }

  /** As it stands in the table and in addresses, such as {@code channel:email}. */
  public String key() {
    return of.isEmpty() ? kind.text() : kind.text() + ":" + of;
  }
}
