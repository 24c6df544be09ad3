package dev.farehawk.web.account;

import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The browsers that are signed in to an account, for its owner's programs. */
@Component
public class OwnBrowsers {

  private final SignedInBrowsers browsers;
  private final Sessions sessions;
  private final OwnAccount own;

  OwnBrowsers(SignedInBrowsers browsers, Sessions sessions, OwnAccount own) {
    this.browsers = browsers;
    this.sessions = sessions;
    this.own = own;
  }

  /**
   * One browser.
   *
   * @param handle names it; opens nothing
   * @param browser and {@code system}: empty where it does not say
   * @param stays whether it stays signed in
   */
  public record Browser(
      String handle, String browser, String system, Instant lastUsed, boolean stays) {}

  /** All of them, the one used last first. */
  public List<Browser> of(Traveller reader) {
    return browsers.of(reader.account(), "").stream()
        .map(one ->
            new Browser(
                one.handle(),
                one.device().browser(),
                one.device().system(),
                one.lastUsed(),
                one.stays()))
        .toList();
  }

  /** Signs one out, for good; false if the account has none such. */
  public boolean end(Traveller reader, String handle, HttpServletRequest request) {
    boolean ended = browsers.end(reader.account(), handle);
    if (ended) {
      own.record(Action.SESSIONS_ENDED, own.of(reader), "one", request);
    }
    return ended;
  }

  /** Signs all of them out. */
  public void endAll(Traveller reader, HttpServletRequest request) {
    sessions.endAll(reader.account());
    own.record(Action.SESSIONS_ENDED, own.of(reader), "all", request);
  }
}
