package dev.farehawk.command;

import dev.farehawk.ops.capacity.BadQuestion;
import dev.farehawk.ops.capacity.Capacity;
import dev.farehawk.ops.capacity.CapacityAnswer;
import dev.farehawk.ops.capacity.CapacityQuestion;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code farehawk capacity}: what a budget of calls buys, and what full coverage would cost. */
@Command(
    name = "capacity",
    description = {
      "Says what a budget of calls buys: the share of alerts on time, money,",
      "machines, what ten per cent more would buy, and what full coverage would",
      "cost. Takes seconds; needs no network and no database."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class CapacityCommand implements Callable<Integer> {

  private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

  @Spec private CommandSpec spec;

  @Option(names = "--users", paramLabel = "N", description = "People.")
  private long users = CapacityQuestion.MISSION.users();

  @Option(names = "--watches", paramLabel = "N", description = "Watches of all of them together.")
  private int watches = CapacityQuestion.MISSION.watches();

  @Option(
      names = "--markets",
      paramLabel = "N",
      description = "Pairs of origin and destination that the watches are spread over.")
  private int markets = CapacityQuestion.MISSION.markets();

  @ArgGroup private Budget budget = new Budget();

  @Option(
      names = "--price",
      paramLabel = "DOLLARS",
      description = "What a call costs, to make calls of --money-per-day.")
  private BigDecimal price = new BigDecimal("0.001");

  @Option(names = "--report", paramLabel = "FILE", description = "Writes the answer as JSON.")
  private @Nullable Path report;

  /** Calls, or the money for them. */
  static final class Budget {

    @Option(
        names = "--budget",
        paramLabel = "CALLS",
        description = "Calls that providers may be asked, a second.")
    private double callsPerSecond = CapacityQuestion.MISSION.callsPerSecond();

    @Option(
        names = "--money-per-day",
        paramLabel = "DOLLARS",
        description = "US dollars for calls a day, instead of --budget.")
    private @Nullable BigDecimal moneyPerDay;
  }

  @Override
  public Integer call() {
    CapacityAnswer answer;
    try {
      answer =
          Capacity.today().answer(new CapacityQuestion(users, watches, markets, callsPerSecond()));
    } catch (BadQuestion e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(CapacityText.of(answer));
    out.flush();
    ReportFile.write(report, answer);
    return 0;
  }

  private double callsPerSecond() {
    BigDecimal money = budget.moneyPerDay;
    if (money == null) {
      return budget.callsPerSecond;
    }
    if (price.signum() <= 0) {
      throw new ParameterException(spec.commandLine(), "the price of a call must be above 0");
    }
    return money.divide(price.multiply(SECONDS_PER_DAY), 6, RoundingMode.HALF_UP).doubleValue();
  }
}
