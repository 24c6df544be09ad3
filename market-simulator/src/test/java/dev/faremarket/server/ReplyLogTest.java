package dev.faremarket.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faremarket.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyLogTest {
  private static LoggedReply reply(int number) {
    return new LoggedReply(
        "id-" + number,
        Instant.parse("2026-03-02T12:00:00.123456Z").plusMillis(number),
        new Route("AAA", number % 2 == 0 ? "BBB" : "CCC"),
        LocalDate.parse("2026-04-01").plusDays(number % 7),
        number % 4 == 0 ? LocalDate.parse("2026-05-01").plusDays(number % 9) : null,
        "EUR",
        number % 5 == 0
            ? List.of()
            : List.of(new LoggedOffer("9W", 7, -1L - number), new LoggedOffer("LH", 0, 1L << 40)),
        number % 3 == 0 ? FaultKind.HUGE_BODY : null);
  }

  @Test
  void givesBackWhatWasRecordedInItsOrder() {
    ReplyLog log = new ReplyLog(5_000);
    List<LoggedReply> recorded = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      recorded.add(reply(i));
      log.append(recorded.getLast());
    }
    assertThat(log.complete()).isEqualTo(recorded);
  }

  @Test
  void aLineSaysAllThereIsToAReply() {
    for (int i = 0; i < 100; i++) {
      assertThat(ReplyLine.read(ReplyLine.of(reply(i)))).isEqualTo(reply(i));
    }
    assertThatThrownBy(() -> ReplyLine.read("AAA\tBBB"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no line of a reply log");
  }

  @Test
  void refusesToJudgeWithAHole() {
    ReplyLog log = new ReplyLog(2);
    log.append(reply(1));
    log.append(reply(2));
    log.append(reply(3));
    assertThat(log.size()).isEqualTo(2);
    assertThatThrownBy(log::complete)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("missed 1");
  }
}
