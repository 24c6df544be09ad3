package dev.farehawk.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code farehawk bench}: measures a part against what is known and what is possible. */
@Command(
    name = "bench",
    description = "Measures a part of the service against what is known and what is possible.",
    synopsisSubcommandLabel = "PART",
    subcommands = {
      PlannerBenchCommand.class,
      CalendarBenchCommand.class,
      DesignLoadCommand.class,
      FareMarketCommand.class
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a part to measure");
  }
}
