package dev.farehawk.command;

import dev.farehawk.platform.config.StartFailureReporter;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program; without a command it says what there is. */
@Command(
    name = "farehawk",
    description = "Watches air fares and tells people within ten minutes when one is worth buying.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ReplayCommand.class,
      ImportCommand.class,
      DoctorCommand.class,
      RoleCommand.class,
      CapacityCommand.class,
      ArchiveCommand.class,
      BenchCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    footer = {"", "'farehawk COMMAND --help' tells more about a command."})
public final class FarehawkCommand implements Runnable {

  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

  /** Runs a command and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The whole command line; errors become one sentence. */
  static CommandLine commandLine() {
    return new CommandLine(new FarehawkCommand())
        .setParameterExceptionHandler(FarehawkCommand::wrongArguments)
        .setExecutionExceptionHandler(FarehawkCommand::failed);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command");
  }

  private static int wrongArguments(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("farehawk: " + wrong.getMessage() + ".");
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** A failed start has been told already by {@link StartFailureReporter} or by Spring. */
  private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    if (!(failure instanceof ServiceStart.Failed)) {
      StartFailureReporter.sentence(failure)
          .ifPresentOrElse(
              sentence -> command.getErr().println("farehawk: " + sentence),
              () -> failure.printStackTrace(command.getErr()));
    }
    return FAILED;
  }
}
