package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.RememberedSignIns.Good;
import dev.farehawk.account.RememberedSignIns.Stolen;
import dev.farehawk.account.RememberedSignIns.Ticket;
import dev.farehawk.account.RememberedSignIns.Unknown;
import dev.farehawk.account.SecurityMail.Notice;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RememberedSignInsTest {

  private static final AccountWorld WORLD = new AccountWorld();

  private final RememberedSignIns remembered = WORLD.remembered;

  @AfterAll
  static void close() {
    WORLD.close();
  }

  @BeforeEach
  void clear() {
    WORLD.clear();
  }

  @Test
  void aTicketLetsInOnceAndIsReplaced() {
    Account ada = WORLD.person("ada");
    Ticket first = remembered.start(ada.id(), "Firefox");

    Good good = good(first);
    Ticket second = Objects.requireNonNull(good.next());

    assertThat(good.account()).isEqualTo(ada);
    assertThat(second.text()).isNotEqualTo(first.text());
    assertThat(second.series()).isEqualTo(first.series());
    WORLD.now = WORLD.now.plus(Duration.ofDays(59));
    assertThat(good(second).next()).isNotNull();
  }

  @Test
  void twoRequestsOfOneMomentAreBothLetIn() {
    Account ada = WORLD.person("ada");
    Ticket ticket = remembered.start(ada.id(), "Firefox");

    assertThat(good(ticket).next()).isNotNull();
    assertThat(good(ticket).next()).as("the other request brought the new one").isNull();
  }

  @Test
  void aCopyThatComesLaterEndsAllAndTheOwnerIsTold() {
    Account ada = WORLD.person("ada");
    Account bob = WORLD.person("bob");
    Ticket ticket = remembered.start(ada.id(), "Firefox");
    Ticket elsewhere = remembered.start(ada.id(), "Chrome");
    Ticket others = remembered.start(bob.id(), "Chrome");
    WORLD.session(ada.id(), "thief", 1);
    Ticket next = Objects.requireNonNull(good(ticket).next());

    WORLD.now = WORLD.now.plus(Duration.ofMinutes(1));

    assertThat(remembered.show(ticket.text())).isEqualTo(new Stolen(ada.id()));
    assertThat(remembered.show(next.text())).isInstanceOf(Unknown.class);
    assertThat(remembered.show(elsewhere.text())).isInstanceOf(Unknown.class);
    assertThat(WORLD.sessionsOf(ada.id())).isEmpty();
    assertThat(WORLD.letter(Notice.class))
        .isEqualTo(new Notice("ada@example.org", "en", Notice.Event.SIGN_IN_STOLEN, ""));
    assertThat(good(others).account()).isEqualTo(bob);
  }

  @Test
  void aGuessedTokenOfAKnownSeriesCountsAsACopy() {
    Account ada = WORLD.person("ada");
    Ticket ticket = remembered.start(ada.id(), "Firefox");
    String series = ticket.text().substring(0, ticket.text().indexOf('.'));

    assertThat(remembered.show(series + ".guess")).isInstanceOf(Stolen.class);
  }

  @Test
  void strangeAndOldTicketsOpenNothingAndHarmNobody() {
    Account ada = WORLD.person("ada");
    Ticket ticket = remembered.start(ada.id(), "Firefox");

    assertThat(remembered.show("")).isInstanceOf(Unknown.class);
    assertThat(remembered.show("a.b")).isInstanceOf(Unknown.class);
    WORLD.now = WORLD.now.plus(Duration.ofDays(60));
    assertThat(remembered.show(ticket.text())).isInstanceOf(Unknown.class);
    assertThat(WORLD.letters).isEmpty();
  }

  @Test
  void aDisabledAccountIsNotLetIn() {
    Ticket ticket = remembered.start(WORLD.person("ada").id(), "Firefox");
    WORLD.jdbc.sql("UPDATE account SET disabled_at = created_at").update();

    assertThat(remembered.show(ticket.text())).isInstanceOf(Unknown.class);
  }

  @Test
  void browsersAreListedLimitedAndForgottenByTheirOwnerAlone() {
    Account ada = WORLD.person("ada");
    Account bob = WORLD.person("bob");
    Ticket oldest = remembered.start(ada.id(), "Lynx");
    IntStream.range(0, 20)
        .forEach(i -> {
          WORLD.now = WORLD.now.plusSeconds(1);
          remembered.start(ada.id(), "Firefox " + i);
        });

    assertThat(remembered.show(oldest.text())).isInstanceOf(Unknown.class);
    assertThat(remembered.of(ada.id())).hasSize(20);
    assertThat(remembered.of(ada.id()).getFirst().device()).isEqualTo("Firefox 19");
    String series = remembered.of(ada.id()).getFirst().series();
    assertThat(remembered.end(bob.id(), series)).isFalse();
    assertThat(remembered.end(ada.id(), "x")).isFalse();
    assertThat(remembered.end(ada.id(), series)).isTrue();
    assertThat(remembered.of(ada.id())).hasSize(19);
  }

  @Test
  void onlyHashesAreKept() {
    Ticket ticket = remembered.start(WORLD.person("ada").id(), "Firefox");
    String token = ticket.text().substring(ticket.text().indexOf('.') + 1);

    assertThat(
            WORLD
                .jdbc
                .sql("SELECT count(*) FROM remembered_sign_in WHERE token = :hash")
                .param("hash", new Secret(token).hash())
                .query(Long.class)
                .single())
        .isOne();
    assertThat(ticket.toString()).doesNotContain(token);
  }

  @Test
  void whoSignsInOnceMoreSignsOutTheBrowserUsedLongestAgo() {
    Account ada = WORLD.person("ada");
    IntStream.range(0, 20).forEach(i -> WORLD.session(ada.id(), "s" + i, 100 - i));

    WORLD.sessions.makeRoom(ada.id());

    assertThat(WORLD.sessionsOf(ada.id())).hasSize(19).doesNotContain("s19");
  }

  private Good good(Ticket ticket) {
    return (Good) remembered.show(ticket.text());
  }
}
