package dev.farehawk.web.account;

import dev.farehawk.account.RememberedSignIns;
import dev.farehawk.account.Sessions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The browsers that are signed in to an account: those with a session, and those that stay. */
@Component
class SignedInBrowsers {

  private static final int HANDLE_BYTES = 16;

  private final FindByIndexNameSessionRepository<? extends Session> stored;
  private final Sessions sessions;
  private final RememberedSignIns remembered;

  SignedInBrowsers(
      FindByIndexNameSessionRepository<? extends Session> stored,
      Sessions sessions,
      RememberedSignIns remembered) {
    this.stored = stored;
    this.sessions = sessions;
    this.remembered = remembered;
  }

  /**
   * One browser.
   *
   * @param handle names it in a form; opens nothing
   * @param stays whether it stays signed in
   * @param here whether it is the one that asks
   */
  record Browser(String handle, Device device, Instant lastUsed, boolean stays, boolean here) {}

  private record Known(Browser browser, @Nullable String session, @Nullable String series) {}

  /** All of them, the one that asks first, then the one used last. */
  List<Browser> of(UUID account, String session) {
    return known(account, session).stream()
        .map(Known::browser)
        .sorted(
            Comparator.comparing((Browser browser) -> !browser.here())
                .thenComparing(Browser::lastUsed, Comparator.reverseOrder()))
        .toList();
  }

  /** Signs one out, for good; false if the account has none such. */
  boolean end(UUID account, String handle) {
    Optional<Known> found =
        known(account, "").stream()
            .filter(known -> known.browser().handle().equals(handle))
            .findFirst();
    found.ifPresent(known -> {
      if (known.series() != null) {
        remembered.end(account, known.series());
      }
      if (known.session() != null) {
        sessions.end(account, known.session());
      }
    });
    return found.isPresent();
  }

  private List<Known> known(UUID account, String here) {
    List<Known> all = new ArrayList<>();
    for (Session session : stored.findByPrincipalName(account.toString()).values()) {
      String series = SessionMarks.series(session);
      Browser browser =
          new Browser(
              handle(session.getId()),
              Device.of(SessionMarks.device(session)),
              session.getLastAccessedTime(),
              series != null,
              session.getId().equals(here));
      all.add(new Known(browser, session.getId(), series));
    }
    Set<String> shown =
        all.stream()
            .map(Known::series)
            .filter(series -> series != null)
            .collect(Collectors.toSet());
    remembered.of(account).stream()
        .filter(one -> !shown.contains(one.series()))
        .map(one ->
            new Known(
                new Browser(
                    handle(one.series()), Device.of(one.device()), one.lastUsed(), true, false),
                null,
                one.series()))
        .forEach(all::add);
    return all;
  }

  /** Session ids open sessions, so pages show a hash. */
  private static String handle(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash, 0, HANDLE_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
