package dev.farehawk.command;

import dev.farehawk.platform.StartRefused;
import dev.farehawk.platform.config.DatabaseConfig;
import dev.farehawk.platform.config.FarehawkConfig;
import dev.farehawk.platform.config.HttpConfig;
import dev.farehawk.platform.config.SettingsOnly;
import dev.farehawk.platform.database.ServiceDatabase;
import dev.farehawk.platform.postgres.Durability;
import dev.farehawk.platform.postgres.EmbeddedPostgres;
import dev.farehawk.provider.ProviderConfig;
import dev.farehawk.provider.ProviderSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code farehawk doctor}: whether the service could start here, and what to mend. */
@Command(
    name = "doctor",
    description = "Checks this machine and the settings, and says what to mend.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  private static final int OLDEST_JAVA = 25;
  private static final long LEAST_FREE_BYTES = 1L << 30;

  @Mixin private SettingOptions options = new SettingOptions();

  @Spec private CommandSpec spec;

  private int failed;

  /** One thing to look at; returns what is well. */
  private interface Check {
    /**
     * Looks.
     *
     * @throws StartRefused with what to mend
     */
    String run() throws IOException;
  }

  @Override
  public Integer call() {
    try (ConfigurableApplicationContext context = settings()) {
      FarehawkConfig config = context.getBean(FarehawkConfig.class);
      out().println("  ok    settings    every key is known and every value fits");
      check("java", DoctorCommand::java);
      check("data", () -> dataFolder(config.dataFolder()));
      check("database", () -> database(config));
      check("port", () -> port(config.http()));
      check("providers", () -> providers(context.getBean(ProviderSettings.class).providers()));
    }
    out().println(failed == 0 ? "The service can start here." : failed + " to mend.");
    return failed == 0 ? 0 : 1;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private ConfigurableApplicationContext settings() {
    try {
      return new SpringApplicationBuilder(SettingsOnly.class)
          .web(WebApplicationType.NONE)
          .run(options.arguments().toArray(String[]::new));
    } catch (RuntimeException e) {
      throw new ServiceStart.Failed(e);
    }
  }

  private void check(String name, Check check) {
    try {
      out().printf("  ok    %-11s %s%n", name, check.run());
    } catch (StartRefused | IOException e) {
      failed++;
      out().printf("  MEND  %-11s %s%n", name, e.getMessage());
    }
  }

  private static String java() {
    int version = Runtime.version().feature();
    if (version < OLDEST_JAVA) {
      throw new StartRefused("Java " + version + " is too old: use a JDK 25 or newer.");
    }
    return "Java " + Runtime.version();
  }

  private static String dataFolder(Path folder) throws IOException {
    Path existing = folder.toAbsolutePath().normalize();
    while (!Files.exists(existing)) {
      Path parent = existing.getParent();
      if (parent == null) {
        break;
      }
      existing = parent;
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new StartRefused(
          existing + " cannot be written: choose a folder of your own with --data FOLDER.");
    }
    FileStore disk = Files.getFileStore(existing);
    if (disk.getUsableSpace() < LEAST_FREE_BYTES) {
      throw new StartRefused(
          folder + " has less than 1 GiB left: free some, or choose another with --data FOLDER.");
    }
    return folder + ", " + (disk.getUsableSpace() >> 30) + " GiB free";
  }

  /** The embedded one is tried in a folder of its own, so that a running service is left alone. */
  private static String database(FarehawkConfig config) throws IOException {
    DatabaseConfig database = config.database();
    if (database.url() != null) {
      try (ServiceDatabase _ = ServiceDatabase.open(config, _ -> {})) {
        return "reached " + database.shownUrl();
      }
    }
    Path trial = Files.createTempDirectory("farehawk-doctor-");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(
            trial, EmbeddedPostgres.cacheFor(config.dataFolder()), Durability.THROWAWAY)) {
      return "the embedded PostgreSQL runs here (tried on port " + server.port() + ")";
    } finally {
      FileSystemUtils.deleteRecursively(trial);
    }
  }

  private static String port(HttpConfig http) {
    if (http.port() == 0) {
      return "a free one will be taken";
    }
    try (ServerSocket _ = new ServerSocket(http.port(), 1, InetAddress.ofLiteral(http.address()))) {
      return http.port() + " on " + http.address() + " is free";
    } catch (IOException | IllegalArgumentException e) {
      throw new StartRefused(
          http.port()
              + " on "
              + http.address()
              + " cannot be used ("
              + e.getMessage()
              + "): choose another with --port or --address.",
          e);
    }
  }

  private static String providers(List<ProviderConfig> providers) {
    List<String> inUse =
        providers.stream().filter(ProviderConfig::on).map(ProviderConfig::name).toList();
    if (inUse.isEmpty()) {
      throw new StartRefused(
          "no provider is configured, so no fare is looked at: see farehawk.providers in"
              + " docs/configuration.md.");
    }
    StringBuilder found = new StringBuilder("keys are set for " + String.join(", ", inUse));
    for (ProviderConfig provider : providers) {
      if (provider.on() && provider.legacy() != null) {
        found.append("; ").append(provider.name()).append(" is a legacy: ");
        found.append(provider.legacy());
      }
    }
    return found.toString();
  }
}
