package dev.farehawk.web.api;

import dev.farehawk.poll.LiveCoverage;
import dev.farehawk.poll.MeasureCoverage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** How many price drops are seen in time, and how many could be. */
@RestController
@RequestMapping(path = "/api/v1/coverage", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Coverage")
class CoverageApi {

  private final MeasureCoverage measured;

  CoverageApi(MeasureCoverage measured) {
    this.measured = measured;
  }

  @GetMapping
  @SecurityRequirements
  @Operation(
      operationId = "readCoverage",
      summary = "Read how many price drops are seen in time",
      description =
          """
          For what is watched now, measured about once a minute: the share of price drops, times \
          the people who wait for them, that the looks of the last hour came in time for; beside \
          it the largest shares that the allowed looks could reach, by a schedule that takes fares \
          as independent and by any policy that learns only by looking. Rates of drops are those \
          that the planner has learned. 503 while there is nothing to measure: nothing is watched, \
          no live source is configured, or the service has just started.
          """)
  LiveCoverage read() {
    return measured
        .latest()
        .orElseThrow(() ->
            new ResponseStatusException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Nothing is measured yet: it takes watches, a live source, and a minute."));
  }
}
