package dev.farehawk.demo;

import dev.farehawk.platform.StartRefused;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What the processes of a load use while it lasts. */
final class LoadMeasures {

  private final ChildProcess service;
  private final ChildProcess provider;
  private final long database;
  private final Seconds before;
  private Seconds used = new Seconds(0, 0, 0);
  private long residentBytes;
  private double load;

  /** Processor time of each. */
  private record Seconds(double service, double database, double provider) {}

  /**
   * Begins to measure.
   *
   * @param database process of the database server
   */
  LoadMeasures(ChildProcess service, ChildProcess provider, long database) {
    this.service = service;
    this.provider = provider;
    this.database = database;
    this.before = soFar();
  }

  private Seconds soFar() {
    return new Seconds(
        ProcessUse.seconds(service.pid()),
        ProcessUse.secondsOfFamily(database),
        ProcessUse.seconds(provider.pid()));
  }

  /**
   * Watches for so long.
   *
   * @throws StartRefused if one of them ends by itself
   */
  void watch(Duration time) throws InterruptedException {
    for (long second = 0; second < time.toSeconds(); second++) {
      TimeUnit.SECONDS.sleep(1);
      residentBytes = Math.max(residentBytes, ProcessUse.residentBytes(service.pid()));
      if (!service.runs() || !provider.runs()) {
        throw new StartRefused(
            "The "
                + (service.runs() ? "provider" : "service")
                + " ended by itself; its log says why.");
      }
    }
  }

  /** Ends the measuring. */
  void end() {
    Seconds after = soFar();
    used =
        new Seconds(
            after.service() - before.service(),
            after.database() - before.database(),
            after.provider() - before.provider());
    load = ProcessUse.load();
  }

  /** Processor time for each so many polls. */
  LoadReport.Machine.Cpu cpu(double thousands) {
    return new LoadReport.Machine.Cpu(
        used.service() / thousands, used.database() / thousands, used.provider() / thousands);
  }

  /** Most that the service held. */
  long residentBytes() {
    return residentBytes;
  }

  double load() {
    return load;
  }
}
