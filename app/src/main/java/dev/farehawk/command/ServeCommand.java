package dev.farehawk.command;

import dev.farehawk.platform.Progress;
import dev.farehawk.platform.http.ServiceAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code farehawk serve}: the service, until it is told to stop. */
@Command(
    name = "serve",
    description = {
      "Runs the service until Ctrl-C.",
      "",
      "Data is kept in a PostgreSQL of its own below the data folder, or in yours."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Mixin private SettingOptions options = new SettingOptions();

  @Override
  public Integer call() throws InterruptedException {
    Progress progress = new ConsoleProgress(System.out);
    progress.step("reading the settings");
    CountDownLatch closed = new CountDownLatch(1);
    ConfigurableApplicationContext service = ServiceStart.start(options.arguments(), progress);
    service.addApplicationListener(event -> {
      if (event instanceof ContextClosedEvent) {
        closed.countDown();
      }
    });
    progress.step(
        "ready: open " + service.getBean(ServiceAddress.class).local() + " (Ctrl-C stops it)");
    closed.await();
    return 0;
  }
}
