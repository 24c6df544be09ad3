package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.ops.console.ReadTrends;
import dev.farehawk.ops.console.Trends;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The last seven days by the hour, for programs of operators. */
@RestController
@RequestMapping(path = "/api/v1/console/trends", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Console")
class TrendsApi {

  private final ReadTrends trends;

  TrendsApi(ReadTrends trends) {
    this.trends = trends;
  }

  @GetMapping
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "readTrends",
      summary = "Read the last seven days by the hour (operators)",
      description =
          "Calls, changes of prices, alerts, the share of alerts on time, and cost in millionths of"
              + " each currency; hours that are over, the oldest first.")
  Trends read() {
    return trends.read();
  }
}
