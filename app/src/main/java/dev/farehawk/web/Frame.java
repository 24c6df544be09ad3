package dev.farehawk.web;

import dev.farehawk.account.Role;
import dev.farehawk.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of every page.
 *
 * @param assets where style sheet and scripts lie
 * @param language in which it is answered, and all there are
 * @param path of the page, to mark it in the navigation
 * @param nonce lets this page's own scripts run, and no other
 * @param csrf hidden field of every form
 * @param reader who reads; null when signed out
 * @param deadline set when the service does not run with its usual ten minutes
 * @param demo set in a demonstration
 */
public record Frame(
    Assets assets,
    Language language,
    String path,
    String nonce,
    Csrf csrf,
    @Nullable Reader reader,
    @Nullable String deadline,
    @Nullable Demo demo) {

  /** The words of this page, and every language that can be picked. */
  public record Language(Words words, List<Words> all) {

    /** Keeps its own copy. */
    public Language {
      all = List.copyOf(all);
    }
  }

  /** Name and value of the hidden field. */
  public record Csrf(String name, String token) {}

  /** The person who reads; {@code unread} counts alerts. */
  public record Reader(String email, int unread, Role role) {

    /** Whether the console is open to them. */
    public boolean operator() {
      return role != Role.USER;
    }

    /** Whether accounts are open to them. */
    public boolean admin() {
      return role == Role.ADMIN;
    }
  }

  /** The demonstration's line: what always shows, what may be unfolded, where else to look. */
  public record Demo(String headline, String rest, List<DemoNotice.Link> links) {

    /** Keeps its own copy. */
    public Demo {
      links = List.copyOf(links);
    }
  }

  /** A message in the reader's language; {@link Words#say(String, Object...)}. */
  public String say(String key, Object... named) {
    return words().say(key, named);
  }

  /** The reader's language. */
  public Words words() {
    return language.words();
  }

  /** Every language that can be picked. */
  public List<Words> languages() {
    return language.all();
  }

  /** The address of an asset. */
  public String asset(String name) {
    return assets.path(name);
  }

  /** Whether this page is, or lies below, the given one. */
  public boolean at(String page) {
    return path.equals(page) || path.startsWith(page + "/");
  }
}
