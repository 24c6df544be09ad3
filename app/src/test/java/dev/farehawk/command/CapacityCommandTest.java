package dev.farehawk.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CapacityCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void saysWhatABudgetBuysInLinesThatFitAScreen() {
    int code = run("--users", "9000", "--watches", "25000", "--markets", "700", "--budget", "2.78");

    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("9,000 users with 25,000 watches in 700 markets")
        .contains("28 calls/s, 2,400,000 calls a day")
        .contains("2.78 calls/s, 240,192 calls a day: 10.0 % of full coverage")
        .contains("alerts a day")
        .contains("Mbit/s");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void writesAReport(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("capacity.json");

    int code =
        run("--watches", "5000", "--money-per-day", "432", "--price=0.005", "--report=" + file);

    JsonNode report = JsonMapper.builder().build().readTree(Files.readString(file));
    assertThat(code).isZero();
    assertThat(report.at("/question/callsPerSecond").asDouble()).isEqualTo(1);
    assertThat(report.at("/coverage/fareQueries").asInt()).isEqualTo(3000);
    assertThat(report.at("/onTime/now/expected").asDouble()).isBetween(0.5, 1.0);
    assertThat(report.at("/basis/assumptions/filings/hitChance").asDouble()).isEqualTo(0.5);
  }

  @Test
  void refusesWithASentence() {
    assertThat(run("--watches", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("farehawk: watches must be 1 to 10000000.");
  }

  @Test
  void takesCallsOrMoneyAndNotBoth() {
    assertThat(run("--budget", "1", "--money-per-day", "1")).isEqualTo(2);
    assertThat(run("--money-per-day", "1", "--price", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("the price of a call must be above 0.");
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "capacity";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return FarehawkCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }
}
