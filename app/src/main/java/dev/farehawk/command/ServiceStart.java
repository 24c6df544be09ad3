package dev.farehawk.command;

import dev.farehawk.Farehawk;
import dev.farehawk.platform.Progress;
import java.util.List;
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
   * @param profiles of beans to add to the plain service, such as a demo's
   * @throws Failed after telling why
   */
  public static ConfigurableApplicationContext start(
      List<String> arguments, Progress progress, String... profiles) {
    SpringApplication application = new SpringApplication(Farehawk.class);
    application.setAdditionalProfiles(profiles);
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("progress", progress));
    try {
      return application.run(arguments.toArray(String[]::new));
    } catch (RuntimeException e) {
      throw new Failed(e);
    }
  }
}
