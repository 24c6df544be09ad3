package dev.farehawk.command;

import dev.faremarket.server.FareMarketMain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code farehawk bench fare-market}: the simulated market alone, as other commands start it. */
@Command(
    name = "fare-market",
    description = "Runs the simulated market on its own; --help lists its options.",
    hidden = true)
final class FareMarketCommand implements Callable<Integer> {

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    FareMarketMain.main(arguments.toArray(String[]::new));
    return 0;
  }
}
