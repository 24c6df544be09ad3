package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.ops.calibration.ReadCalibration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How well the oracle's chances hold, for programs of operators. */
@RestController
@RequestMapping(path = "/api/v1/console/calibration", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Console")
class CalibrationApi {

  private final ReadCalibration calibration;

  CalibrationApi(ReadCalibration calibration) {
    this.calibration = calibration;
  }

  @GetMapping
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "readCalibration",
      summary = "Read how often the oracle's chances came true (operators)",
      description =
          "By judge and version, in ten bins, with Brier scores; of falls of fares that departed in"
              + " the last 365 days and were looked at until a week before. A price proved a"
              + " discount when none more than 5 % lower followed. Below 200 verdicts, and 30 in a"
              + " bin, the figures say nothing.")
  ReadCalibration.Report read() {
    return calibration.read();
  }
}
