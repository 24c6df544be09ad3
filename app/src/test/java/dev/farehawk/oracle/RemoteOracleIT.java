package dev.farehawk.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.farehawk.history.Looks;
import dev.farehawk.history.PriceHistory;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.oracle.Oracle.OracleUnavailable;
import dev.farehawk.oracle.Oracle.Question;
import dev.farehawk.oracle.Verdict.Answer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteOracleIT {

  private static final String RIGHT =
      """
      {"model_name": "m", "model_version": "7", "outputs": [
        {"name": "score", "datatype": "FP64", "shape": [2], "data": [0.9, 0.1]},
        {"name": "worthy", "datatype": "BOOL", "shape": [2], "data": [true, false]}]}
      """;

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch end = new CountDownLatch(1);
  private final StatisticalOracle builtIn =
      new StatisticalOracle(OracleConfig.Statistical.defaults());
  private HttpServer server;
  private RemoteOracle oracle;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    oracle =
        new RemoteOracle(
            new OracleConfig.Remote(
                "http://127.0.0.1:" + server.getAddress().getPort(), "m", Duration.ofMillis(500)),
            builtIn);
  }

  @AfterEach
  void stop() throws IOException {
    end.countDown();
    oracle.close();
    server.stop(0);
  }

  @Test
  void asksInOneCallAndTakesTheModelsAnswers() throws OracleUnavailable {
    answer(200, RIGHT);

    List<Verdict> verdicts = oracle.judge(questions());

    assertThat(verdicts)
        .extracting(Verdict::answer)
        .containsExactly(Answer.WORTHY, Answer.NOT_WORTHY);
    assertThat(verdicts).extracting(Verdict::score).containsExactly(0.9, 0.1);
    assertThat(verdicts).extracting(Verdict::oracle).containsOnly("remote/m/7");
    assertThat(verdicts.getFirst().explanation().typicalMedianMinor()).isEqualTo(20_000);
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst())
        .contains("\"name\":\"price_minor\",\"datatype\":\"INT64\",\"shape\":[2,2]")
        .contains("\"data\":[20000,12000,0,-1]")
        .contains("\"data\":[2,1]")
        .contains("\"data\":[\"CHF\",\"CHF\"]");
  }

  @Test
  void aModelMayLackHistory() throws OracleUnavailable {
    answer(
        200,
        RIGHT.replace(
            "\"outputs\": [",
            "\"outputs\": [{\"name\": \"too_little_history\", \"data\": [true, false]},"));

    assertThat(oracle.judge(questions()))
        .extracting(Verdict::answer)
        .containsExactly(Answer.TOO_LITTLE_HISTORY, Answer.NOT_WORTHY);
  }

  @Test
  void saysWhatIsWrongWithABrokenServer() {
    answer(500, "no");
    assertThatThrownBy(() -> oracle.judge(questions()))
        .isInstanceOf(OracleUnavailable.class)
        .hasMessage("the model's server answered 500");
  }

  @Test
  void refusesNonsense() {
    refuses("{\"outputs\": [", "not JSON");
    refuses("{}", "no output named score");
    refuses(RIGHT.replace("[0.9, 0.1]", "[0.9]"), "1 values of score, not 2");
    refuses(RIGHT.replace("0.9", "1.9"), "no number from 0 to 1");
    refuses(RIGHT.replace("true, false", "1, 0"), "neither true nor false");
    refuses(" ".repeat(RemoteOracle.LARGEST_BODY + 1), "larger than 1 MiB");
  }

  @Test
  void doesNotWaitLongerThanTheLimit() {
    server.createContext(
        "/v2/models/m/infer",
        exchange -> {
          // A byte at once must not stretch the limit.
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(' ');
          exchange.getResponseBody().flush();
          awaitEnd();
        });
    assertThatThrownBy(() -> oracle.judge(questions()))
        .isInstanceOf(OracleUnavailable.class)
        .hasMessage("no complete answer within 500 ms");
  }

  @Test
  void theBuiltInJudgeStandsInMarkedAndTheBrokenServerGetsARest() {
    answer(500, "no");
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    FallbackOracle careful = new FallbackOracle(oracle, builtIn, metrics);

    for (int i = 0; i < 20; i++) {
      assertThat(careful.judge(questions()))
          .allMatch(Verdict::fallback)
          .extracting(Verdict::oracle)
          .containsOnly("statistical/1");
    }

    assertThat(asked).hasSize(5);
    assertThat(metrics.counter("farehawk.oracle.fallbacks").count()).isEqualTo(40);
  }

  @Test
  void anAnswerInTimeIsNotMarked() {
    answer(200, RIGHT);
    assertThat(new FallbackOracle(oracle, builtIn, new SimpleMeterRegistry()).judge(questions()))
        .noneMatch(Verdict::fallback);
  }

  private void refuses(String body, String why) {
    answer(200, body);
    assertThatThrownBy(() -> oracle.judge(questions()))
        .isInstanceOf(OracleUnavailable.class)
        .hasMessageContaining(why);
    server.removeContext("/v2/models/m/infer");
  }

  private void answer(int status, String body) {
    server.createContext(
        "/v2/models/m/infer",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Question> questions() {
    Point high = new Point(Looks.START.minus(Duration.ofDays(20)), 20_000L);
    return List.of(
        question(high, new Point(Looks.START, 12_000L)), question(new Point(Looks.START, null)));
  }

  private static Question question(Point... points) {
    return new Question(
        new PriceHistory(Looks.someQuery(), List.of(points)), List.of(), Looks.START);
  }
}
