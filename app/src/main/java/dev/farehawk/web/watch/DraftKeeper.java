package dev.farehawk.web.watch;

import dev.farehawk.watch.InvalidWatch;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import dev.farehawk.web.account.AfterSignIn;
import dev.farehawk.web.account.Traveller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the form of somebody who is signed out, and saves the watch once they have signed in. */
@Component
final class DraftKeeper implements AfterSignIn {

  private static final String DRAFT = "farehawk.draft";

  private final Watches watches;
  private final WatchFormReader reader;

  DraftKeeper(Watches watches, WatchFormReader reader) {
    this.watches = watches;
    this.reader = reader;
  }

  void keep(WatchForm form, HttpServletRequest request) {
    request.getSession().setAttribute(DRAFT, form);
  }

  /** What was kept; forgotten with this call. */
  Optional<WatchForm> take(HttpServletRequest request) {
    WatchForm form = kept(request);
    HttpSession session = request.getSession(false);
    if (session != null && form != null) {
      session.removeAttribute(DRAFT);
    }
    return Optional.ofNullable(form);
  }

  @Override
  public boolean waits(HttpServletRequest request) {
    return kept(request) != null;
  }

  @Override
  public Optional<String> complete(
      Traveller traveller, HttpServletRequest request, HttpServletResponse response) {
    return take(request).map(form -> save(traveller, form, request));
  }

  private String save(Traveller traveller, WatchForm form, HttpServletRequest request) {
    try {
      Optional<WatchView> saved =
          reader.read(form).draft().map(draft -> watches.create(traveller.account(), draft));
      if (saved.isPresent()) {
        return "/watches/" + saved.get().id() + "?saved";
      }
    } catch (InvalidWatch e) {
      // The front page tells what is wrong when it shows the form again.
    }
    keep(form, request);
    return "/";
  }

  private static @Nullable WatchForm kept(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(DRAFT) instanceof WatchForm form ? form : null;
  }
}
