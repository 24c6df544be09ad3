package dev.farehawk.account;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stored sessions, with as few words to the database as each request needs: a session is read once
 * for a request, and that somebody was here is written down once a minute. Whoever is signed out
 * elsewhere is still so at the next request.
 */
public final class FrugalSessions implements SessionRepository<FrugalSessions.Kept> {

  private static final Duration VISITS_NOTED_EVERY = Duration.ofMinutes(1);

  /** What this request has read. */
  private static final ScopedValue<Map<String, Kept>> READ = ScopedValue.newInstance();

  /** Bound while a session is looked up, which is one statement. */
  private static final ScopedValue<Boolean> LOOKING_UP = ScopedValue.newInstance();

  private final SessionRepository<Session> stored;

  @SuppressWarnings("unchecked") // it gets back the sessions that it made
  FrugalSessions(SessionRepository<? extends Session> stored) {
    this.stored = (SessionRepository<Session>) stored;
  }

  /** What runs in this scope reads each session once. */
  public static ScopedValue.Carrier readingOnce() {
    return ScopedValue.where(READ, new HashMap<>());
  }

  /** Runs in a transaction what is more than one look. */
  static TransactionOperations notForLooks(TransactionOperations transactions) {
    return new TransactionOperations() {
      @Override
      public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        return (LOOKING_UP.isBound() ? TransactionOperations.withoutTransaction() : transactions)
            .execute(action);
      }
    };
  }

  @Override
  public Kept createSession() {
    return new Kept(stored.createSession());
  }

  @Override
  public void save(Kept session) {
    stored.save(session.stored);
    if (READ.isBound()) {
      // Its id may be another since it was read.
      READ.get().values().removeIf(known -> known == session);
      READ.get().put(session.getId(), session);
    }
  }

  @Override
  public @Nullable Kept findById(String id) {
    Kept known = READ.isBound() ? READ.get().get(id) : null;
    if (known != null) {
      return known;
    }
    Session found = ScopedValue.where(LOOKING_UP, true).call(() -> stored.findById(id));
    if (found == null) {
      return null;
    }
    Kept kept = new Kept(found);
    if (READ.isBound()) {
      READ.get().put(id, kept);
    }
    return kept;
  }

  @Override
  public void deleteById(String id) {
    if (READ.isBound()) {
      READ.get().remove(id);
    }
    stored.deleteById(id);
  }

  /** A stored session that takes no note of visits shortly after another. */
  public static final class Kept implements Session {

    private final Session stored;

    Kept(Session stored) {
      this.stored = stored;
    }

    @Override
    public void setLastAccessedTime(Instant now) {
      if (!now.isBefore(stored.getLastAccessedTime().plus(VISITS_NOTED_EVERY))) {
        stored.setLastAccessedTime(now);
      }
    }

    @Override
    public String getId() {
      return stored.getId();
    }

    @Override
    public String changeSessionId() {
      return stored.changeSessionId();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the library's own signature
    public <T> @Nullable T getAttribute(String name) {
      return stored.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
      return stored.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
      stored.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
      stored.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
      return stored.getCreationTime();
    }

    @Override
    public Instant getLastAccessedTime() {
      return stored.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
      stored.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
      return stored.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
      return stored.isExpired();
    }
  }
}
