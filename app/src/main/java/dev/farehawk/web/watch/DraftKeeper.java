package dev.farehawk.web.watch;

import dev.farehawk.watch.InvalidWatch;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.Watches;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.AfterSignIn;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the form of somebody who is signed out, and saves the watch once they have signed in. */
@Component
final class DraftKeeper implements AfterSignIn {

  private static final String DRAFT = "farehawk.draft";

  private final Watches watches;
  private final WatchFormReader reader;
  private final Readers readers;

  DraftKeeper(Watches watches, WatchFormReader reader, Readers readers) {
    this.watches = watches;
    this.reader = reader;
    this.readers = readers;
  }

  /** A form with what was wrong with it when it was to be saved. */
  record Kept(WatchForm form, FormProblems problems) implements Serializable {}

  void keep(WatchForm form, HttpServletRequest request) {
    keep(new Kept(form, FormProblems.NONE), request);
  }

  /** What was kept; forgotten with this call. */
  Optional<Kept> take(HttpServletRequest request) {
    Kept kept = kept(request);
    HttpSession session = request.getSession(false);
    if (session != null && kept != null) {
      session.removeAttribute(DRAFT);
    }
    return Optional.ofNullable(kept);
  }

  @Override
  public boolean waits(HttpServletRequest request) {
    return kept(request) != null;
  }

  @Override
  public Optional<String> complete(
      Traveller traveller, HttpServletRequest request, HttpServletResponse response) {
    return take(request).map(kept -> save(traveller, kept.form(), request));
  }

  /** The page to go to: the new watch, or the front page, which then tells what is wrong. */
  private String save(Traveller traveller, WatchForm form, HttpServletRequest request) {
    Words words = readers.words(traveller);
    WatchFormReader.Reading reading = reader.read(form, words);
    FormProblems problems = reading.problems();
    WatchDraft draft = reading.draft().orElse(null);
    if (draft != null) {
      try {
        return "/watches/" + watches.create(traveller.account(), draft).id() + "?saved";
      } catch (InvalidWatch e) {
        problems = WatchFormReader.refused(e, form, words);
      }
    }
    keep(new Kept(form, problems), request);
    return "/";
  }

  private static void keep(Kept kept, HttpServletRequest request) {
    request.getSession().setAttribute(DRAFT, kept);
  }

  private static @Nullable Kept kept(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(DRAFT) instanceof Kept kept ? kept : null;
  }
}
