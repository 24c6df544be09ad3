package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.web.account.OwnDeletion;
import dev.farehawk.web.account.Traveller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The end of the account of the person who asks. */
@RestController
@RequestMapping(path = "/api/v1/me/deletion", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Me")
class DeletionApi {

  private final OwnDeletion deletion;

  DeletionApi(OwnDeletion deletion) {
    this.deletion = deletion;
  }

  /** When all will be gone; until then the mailed link keeps the account. */
  @Schema(name = "Deletion")
  record DeletionJson(Instant eraseAfter) {}

  @Needs(Scope.ACCOUNT)
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      operationId = "deleteMyAccount",
      summary = "Delete my account and all that is kept about me",
      description =
          "Takes the password. Sessions and keys, this one too, end at once; so do looks and"
              + " messages. A mailed link keeps the account until eraseAfter.")
  DeletionJson delete(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody ExportApi.PasswordJson password,
      HttpServletRequest request) {
    String current = password.current();
    return deletion
        .delete(who, current == null ? "" : current, request)
        .map(DeletionJson::new)
        .orElseThrow(() -> new BadField("current", "that is not the password of this account"));
  }
}
