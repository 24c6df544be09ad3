package dev.farehawk.web.api;

import dev.farehawk.account.Account;
import dev.farehawk.account.Actor;
import dev.farehawk.account.Role;
import dev.farehawk.account.Roles;
import dev.farehawk.account.Roles.Standing;
import dev.farehawk.account.Scope;
import dev.farehawk.web.account.Traveller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All accounts, for administrators. Every change is in the audit log. */
@RestController
@RequestMapping(path = "/api/v1/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Accounts")
class AccountsApi {

  private static final String LIST = "accounts";

  private final Roles roles;
  private final Cursors cursors;

  AccountsApi(Roles roles, Cursors cursors) {
    this.roles = roles;
    this.cursors = cursors;
  }

  /** An account; {@code disabledAt} is null while it is not. */
  @Schema(name = "Account")
  record AccountJson(
      UUID id,
      String email,
      boolean emailVerified,
      Role role,
      Instant createdAt,
      @Nullable Instant disabledAt) {

    static AccountJson of(Standing standing) {
      Account account = standing.account();
      return new AccountJson(
          account.id(),
          account.email(),
          account.emailVerified(),
          account.role(),
          account.createdAt(),
          standing.disabledAt());
    }
  }

  /** A page, newest first; {@code next} is the cursor of the next one, null on the last. */
  @Schema(name = "AccountPage")
  record AccountsJson(List<AccountJson> accounts, @Nullable String next) {}

  /** The role to give. */
  @Schema(name = "NewRole")
  record NewRole(@Nullable Role role) {}

  /** Why; kept in the audit log. */
  @Schema(name = "Reason")
  record Reason(@Nullable String reason) {}

  @GetMapping
  @Needs(Scope.ADMINISTER)
  @Operation(
      operationId = "listAccounts",
      summary = "List accounts (administrators)",
      description = "Newest first, at most 100 a page; email finds the one with this address.")
  AccountsJson list(
      @RequestParam @Nullable String email,
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    if (email != null) {
      return new AccountsJson(
          roles.findByEmail(email).stream().map(AccountJson::of).toList(), null);
    }
    int most = Cursors.limit(limit);
    List<Standing> page = roles.page(cursors.id(LIST, cursor), most);
    return new AccountsJson(
        page.stream().map(AccountJson::of).toList(),
        page.size() < most ? null : cursors.after(LIST, page.getLast().account().id()));
  }

  @GetMapping("/{id}")
  @Needs(Scope.ADMINISTER)
  @Operation(operationId = "readAccount", summary = "Read one account (administrators)")
  AccountJson read(@PathVariable UUID id) {
    return AccountJson.of(roles.find(id).orElseThrow(WatchApi::notFound));
  }

  @PutMapping(path = "/{id}/role", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.ADMINISTER)
  @Operation(
      operationId = "giveRole",
      summary = "Give an account a role (administrators)",
      description = "Its sessions end. The last administrator stays one.")
  AccountJson give(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID id,
      @RequestBody NewRole wish,
      HttpServletRequest request) {
    Role role = wish.role();
    if (role == null) {
      throw new BadField("role", "give USER, OPERATOR or ADMIN");
    }
    return changed(id, roles.give(actor(who, request), id, role));
  }

  @PostMapping(path = "/{id}/disable", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.ADMINISTER)
  @Operation(
      operationId = "disableAccount",
      summary = "Shut an account out (administrators)",
      description = "Its sessions and keys end at once. Doing it twice is fine.")
  AccountJson disable(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID id,
      @RequestBody Reason why,
      HttpServletRequest request) {
    String reason = why.reason();
    if (reason == null || reason.isBlank()) {
      throw new BadField("reason", "say why, for the audit log; name nobody");
    }
    return changed(id, roles.disable(actor(who, request), id, reason.strip()));
  }

  @PostMapping("/{id}/enable")
  @Needs(Scope.ADMINISTER)
  @Operation(
      operationId = "enableAccount",
      summary = "Let an account in again (administrators)",
      description = "Its keys work again. Doing it twice is fine.")
  AccountJson enable(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID id,
      HttpServletRequest request) {
    return changed(id, roles.enable(actor(who, request), id));
  }

  private AccountJson changed(UUID id, boolean found) {
    if (!found) {
      throw WatchApi.notFound();
    }
    return read(id);
  }

  private static Actor actor(Traveller who, HttpServletRequest request) {
    return Actor.at(who.account(), request.getRemoteAddr());
  }
}
