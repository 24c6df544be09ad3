package dev.farehawk.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of every page.
 *
 * @param assets where style sheet and scripts lie
 * @param path of the page, to mark it in the navigation
 * @param nonce lets this page's own scripts run, and no other
 * @param csrf hidden field of every form
 * @param reader who reads; null when signed out
 * @param deadline set when the service does not run with its usual ten minutes
 * @param demo set in a demonstration
 */
public record Frame(
    Assets assets,
    String path,
    String nonce,
    Csrf csrf,
    @Nullable Reader reader,
    @Nullable String deadline,
    @Nullable Demo demo) {

  /** Name and value of the hidden field. */
  public record Csrf(String name, String token) {}

  /** The person who reads; {@code unread} counts alerts. */
  public record Reader(String email, int unread) {}

  /** The demonstration's line. */
  public record Demo(String text, List<DemoNotice.Link> links) {

    /** Keeps its own copy. */
    public Demo {
      links = List.copyOf(links);
    }

    /** The first sentence, which always shows. */
    public String headline() {
      return text.substring(0, endOfHeadline());
    }

    /** All other sentences, which a reader who is signed in may unfold. */
    public String rest() {
      return text.substring(endOfHeadline()).strip();
    }

    private int endOfHeadline() {
      int end = text.indexOf(". ");
      return end < 0 ? text.length() : end + 1;
    }
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
