package dev.farehawk.web.console;

import dev.farehawk.account.Actor;
import dev.farehawk.account.InvalidAccount;
import dev.farehawk.account.Role;
import dev.farehawk.account.Roles;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Accounts, for administrators: finding, shutting out, letting in, roles. */
@Controller
class UserPages {

  private static final String PAGE = "/console/users";
  private static final String DONE = "redirect:" + PAGE;
  private static final int PAGE_SIZE = 50;

  private final Roles roles;
  private final Readers readers;

  UserPages(Roles roles, Readers readers) {
    this.roles = roles;
    this.readers = readers;
  }

  @GetMapping(PAGE)
  String users(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String email,
      @RequestParam @Nullable UUID before,
      @RequestParam @Nullable String refused,
      Model model) {
    Clockwork time = readers.clock(reader);
    List<Roles.Standing> found =
        email.isBlank()
            ? roles.page(before, PAGE_SIZE)
            : roles.findByEmail(email).stream().toList();
    model.addAttribute(
        "page",
        new UsersPage(
            email,
            refused == null ? null : time.words().say("console.users.refused"),
            found.stream().map(standing -> user(standing, time)).toList(),
            List.of(Role.values()),
            found.size() < PAGE_SIZE ? null : found.getLast().account().id()));
    return "console/users";
  }

  @PostMapping(PAGE + "/{id}/role")
  String role(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable UUID id,
      @RequestParam Role role,
      HttpServletRequest request) {
    Actor by = FailingPages.actor(reader, request);
    return changed(() -> roles.give(by, id, role));
  }

  @PostMapping(PAGE + "/{id}/disable")
  String disable(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable UUID id,
      @RequestParam String reason,
      HttpServletRequest request) {
    if (reason.isBlank()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "say why, for the audit log");
    }
    Actor by = FailingPages.actor(reader, request);
    return changed(() -> roles.disable(by, id, reason.strip()));
  }

  @PostMapping(PAGE + "/{id}/enable")
  String enable(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable UUID id,
      HttpServletRequest request) {
    Actor by = FailingPages.actor(reader, request);
    return changed(() -> roles.enable(by, id));
  }

  private static String changed(BooleanSupplier change) {
    try {
      if (!change.getAsBoolean()) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      }
      return DONE;
    } catch (InvalidAccount lastAdministrator) {
      return DONE + "?refused=last";
    }
  }

  private static UsersPage.User user(Roles.Standing standing, Clockwork time) {
    return new UsersPage.User(
        standing.account().id(),
        standing.account().email(),
        standing.account().role(),
        time.shortly(standing.account().createdAt()),
        standing.disabledAt() != null);
  }
}
