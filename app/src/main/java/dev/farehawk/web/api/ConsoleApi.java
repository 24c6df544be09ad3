package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.delivery.DeadLetters;
import dev.farehawk.ops.console.Overview;
import dev.farehawk.ops.console.ReadOverview;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures of the console, for programs of operators. */
@RestController
@RequestMapping(path = "/api/v1/console", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Console")
class ConsoleApi {

  private static final int MOST_HOSTS = 100;

  private final ReadOverview overview;
  private final DeadLetters deadLetters;

  ConsoleApi(ReadOverview overview, DeadLetters deadLetters) {
    this.overview = overview;
    this.deadLetters = deadLetters;
  }

  /** Hosts with abandoned deliveries, the most first. */
  record FailingHosts(List<DeadLetters.FailingHost> hosts) {}

  @GetMapping("/overview")
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "readOverview",
      summary = "Read how the service does (operators)",
      description =
          "The deadline today and over seven days, what sources cost, coverage, queues, stages, and"
              + " deliveries given up; at most some seconds old. Durations are ISO 8601.")
  Overview overview() {
    return overview.read();
  }

  @GetMapping("/failing")
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "listFailingHosts",
      summary = "List hosts whose deliveries were given up (operators)",
      description = "The 100 hosts with the most, among the newest 10,000 such deliveries.")
  FailingHosts failing() {
    return new FailingHosts(deadLetters.hosts(MOST_HOSTS));
  }
}
