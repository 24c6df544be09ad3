package dev.farehawk.command;

import dev.farehawk.Farehawk;
import dev.farehawk.platform.Progress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the whole service inside this process. */
public final class ServiceStart {

  private ServiceStart() {}

  /** The start failed, and why has been told on the error stream. */
  public static final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failed(Throwable cause) {
      super(cause);
    }
  }

  /**
   * Starts and returns when requests are served.
   *
   * @param arguments settings in the form {@code --farehawk.http.port=0}
   * @throws Failed after telling why
   */
  public static ConfigurableApplicationContext start(List<String> arguments, Progress progress) {
    return start(arguments, progress, Set.of(), Map.of());
  }

  /**
   * Starts with more than the plain service, as a demo does.
   *
   * @param profiles of beans to add
   * @param beans that exist already, by name
   * @throws Failed after telling why
   */
  public static ConfigurableApplicationContext start(
      List<String> arguments, Progress progress, Set<String> profiles, Map<String, Object> beans) {
    SpringApplication application = new SpringApplication(Farehawk.class);
    application.setAdditionalProfiles(profiles.toArray(String[]::new));
    application.addInitializers(context -> {
      context.getBeanFactory().registerSingleton("progress", progress);
      beans.forEach(context.getBeanFactory()::registerSingleton);
    });
    try {
      return application.run(arguments.toArray(String[]::new));
    } catch (RuntimeException e) {
      throw new Failed(e);
    }
  }
}
