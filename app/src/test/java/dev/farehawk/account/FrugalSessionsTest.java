package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.SessionRepository;

class FrugalSessionsTest {

  private final Counting stored = new Counting();
  private final FrugalSessions sessions = new FrugalSessions(stored);

  /** A store that tells what it was asked. */
  private static final class Counting implements SessionRepository<MapSession> {

    private final MapSessionRepository kept = new MapSessionRepository(new ConcurrentHashMap<>());
    private final List<String> lookedUp = new ArrayList<>();

    @Override
    public MapSession createSession() {
      return kept.createSession();
    }

    @Override
    public void save(MapSession session) {
      kept.save(session);
    }

    @Override
    public @Nullable MapSession findById(String id) {
      lookedUp.add(id);
      return kept.findById(id);
    }

    @Override
    public void deleteById(String id) {
      kept.deleteById(id);
    }
  }

  private String stored(Instant lastVisit) {
    FrugalSessions.Kept session = sessions.createSession();
    session.setAttribute("colour", "green");
    sessions.save(session);
    MapSession kept = stored.kept.findById(session.getId());
    assertThat(kept).isNotNull();
    kept.setLastAccessedTime(lastVisit);
    stored.kept.save(kept);
    return session.getId();
  }

  @Test
  void aRequestReadsASessionOnceAndSeesWhatItChanged() {
    String id = stored(Instant.now());

    FrugalSessions.readingOnce()
        .run(() -> {
          FrugalSessions.Kept session = sessions.findById(id);
          assertThat(session).isNotNull();
          session.setAttribute("colour", "blue");
          sessions.save(session);
          assertThat(sessions.findById(id)).isSameAs(session);
        });

    assertThat(stored.lookedUp).containsExactly(id);
    MapSession after = stored.findById(id);
    assertThat(after).isNotNull();
    assertThat(after.<String>getAttribute("colour")).isEqualTo("blue");
  }

  @Test
  void whoIsSignedOutElsewhereIsSoAtTheNextRequest() {
    String id = stored(Instant.now());
    FrugalSessions.readingOnce().run(() -> assertThat(sessions.findById(id)).isNotNull());

    stored.deleteById(id);

    FrugalSessions.readingOnce().run(() -> assertThat(sessions.findById(id)).isNull());
    assertThat(sessions.findById(id)).isNull();
  }

  @Test
  void anIdThatWasChangedOpensNothingAnyMore() {
    String before = stored(Instant.now());

    FrugalSessions.readingOnce()
        .run(() -> {
          FrugalSessions.Kept session = sessions.findById(before);
          assertThat(session).isNotNull();
          String after = session.changeSessionId();
          sessions.save(session);
          assertThat(sessions.findById(after)).isSameAs(session);
          assertThat(sessions.findById(before)).isNull();
        });
  }

  @Test
  void whoIsSignedOutHereIsSoAtOnce() {
    String id = stored(Instant.now());

    FrugalSessions.readingOnce()
        .run(() -> {
          assertThat(sessions.findById(id)).isNotNull();
          sessions.deleteById(id);
          assertThat(sessions.findById(id)).isNull();
        });
  }

  @Test
  void aVisitShortlyAfterAnotherIsNotNoted() {
    Instant before = Instant.now().minusSeconds(300);
    String id = stored(before);

    visit(id, before.plusSeconds(59));
    assertThat(lastVisit(id)).isEqualTo(before);

    visit(id, before.plus(Duration.ofMinutes(1)));
    assertThat(lastVisit(id)).isEqualTo(before.plusSeconds(60));
  }

  private void visit(String id, Instant now) {
    FrugalSessions.Kept session = sessions.findById(id);
    assertThat(session).isNotNull();
    session.setLastAccessedTime(now);
    sessions.save(session);
  }

  private Instant lastVisit(String id) {
    MapSession session = stored.findById(id);
    assertThat(session).isNotNull();
    return session.getLastAccessedTime();
  }
}
