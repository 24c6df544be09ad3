package dev.farehawk.command;

import dev.farehawk.demo.ImportedNetwork;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code farehawk import}: brings in data from elsewhere. */
@Command(
    name = "import",
    description = "Brings in data from elsewhere.",
    synopsisSubcommandLabel = "WHAT",
    subcommands = {ImportCommand.Routes.class},
    mixinStandardHelpOptions = true)
final class ImportCommand implements Runnable {

  @Override
  public void run() {
    throw new ParameterException(new CommandLine(this), "Name what to import, such as routes");
  }

  /** {@code farehawk import routes}: the network the demo's market flies. */
  @Command(
      name = "routes",
      description = {
        "Reads OpenFlights' route and airport files, plain or gzip.",
        "",
        "From then on the demo's market flies these routes, busiest first; generated",
        "connections over real airports fill it up to what --markets asks for."
      },
      mixinStandardHelpOptions = true)
  static final class Routes implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ROUTES", description = "routes.dat or routes.dat.gz")
    private Path routes = Path.of("routes.dat");

    @Parameters(
        index = "1",
        paramLabel = "AIRPORTS",
        description = "airports.dat or airports.dat.gz")
    private Path airports = Path.of("airports.dat");

    @Option(
        names = "--data",
        paramLabel = "FOLDER",
        description = "The demo's data folder (default: ${DEFAULT-VALUE}).")
    private Path data = DemoFolder.DEFAULT;

    @Override
    public Integer call() {
      ImportedNetwork network = ImportedNetwork.from(routes, airports, data);
      System.out.printf(
          Locale.ROOT,
          "%,d directed pairs read; %,d of them lie between two known airports and are kept in %s%n",
          network.distinctPairs(),
          network.kept(),
          network.file());
      return 0;
    }
  }
}
