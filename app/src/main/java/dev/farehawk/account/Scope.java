package dev.farehawk.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What an API key may do. Beyond it the role of the key's account counts too. */
public enum Scope {
  WATCHES_READ("watches:read", "read watches"),
  WATCHES_WRITE("watches:write", "set, change and end watches"),
  ALERTS_READ("alerts:read", "read alerts"),
  ALERTS_WRITE("alerts:write", "mark alerts as read and say what they were worth"),
  FARES_READ("fares:read", "read price histories and verdicts"),
  ACCOUNT("account", "read and change settings, endpoints, keys and sessions; export and delete"),
  OPERATE("operate", "read what operators see"),
  ADMINISTER("administer", "give roles, disable accounts");

  private final String text;
  private final String words;

  Scope(String text, String words) {
    this.text = text;
    this.words = words;
  }

  /** As programs write it, such as {@code watches:read}. */
  public String text() {
    return text;
  }

  /** What it lets a program do. */
  public String words() {
    return words;
  }

  /** The scope written like this. */
  public static Optional<Scope> of(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }

  /** All that a traveller's own programs may need. */
  public static Set<Scope> ofTravellers() {
    return EnumSet.complementOf(EnumSet.of(OPERATE, ADMINISTER));
  }
}
