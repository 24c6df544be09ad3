package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.ops.mydata.ExportMyData;
import dev.farehawk.ops.mydata.ExportRefused;
import dev.farehawk.web.account.OwnCopies;
import dev.farehawk.web.account.Traveller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A copy of all that is kept about the person who asks. */
@RestController
@RequestMapping("/api/v1/me/export")
@Tag(name = "Me")
class ExportApi {

  private final OwnCopies copies;

  ExportApi(OwnCopies copies) {
    this.copies = copies;
  }

  /** How many copies may be taken; {@code waitSeconds} is zero while some are left. */
  @Schema(name = "ExportAllowance")
  record AllowanceJson(int perDay, int left, long waitSeconds) {}

  /** A key alone opens no copy: it takes the password of the account as well. */
  @Schema(name = "Password")
  record PasswordJson(@Nullable String current) {

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
      return "Password";
    }
  }

  @Needs(Scope.ACCOUNT)
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "readExportAllowance", summary = "Read how many copies I may take")
  AllowanceJson allowance(@Parameter(hidden = true) @AuthenticationPrincipal Traveller who) {
    ExportMyData.Allowance now = copies.allowance(who);
    return new AllowanceJson(now.perDay(), now.left(), now.pause().toSeconds());
  }

  @Needs(Scope.ACCOUNT)
  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = {"application/zip", MediaType.APPLICATION_PROBLEM_JSON_VALUE})
  @Operation(
      operationId = "exportMyData",
      summary = "Take a copy of all that is kept about me",
      description =
          "A ZIP file: JSON, and lists as CSV too; about.json says what is in it and what is not."
              + " Some a day (429); a wrong password is counted as at the door.")
  @ApiResponse(
      responseCode = "200",
      description = "The copy",
      content =
          @Content(
              mediaType = "application/zip",
              schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<Resource> copy(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody PasswordJson password,
      HttpServletRequest request) {
    String current = password.current();
    return copies
        .take(who, current == null ? "" : current, request)
        .orElseThrow(() -> new BadField("current", "that is not the password of this account"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(ExportRefused refusal) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.TOO_MANY_REQUESTS, String.valueOf(refusal.getMessage()));
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, refusal.waitFor().toSeconds())))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
