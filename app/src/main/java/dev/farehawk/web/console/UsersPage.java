package dev.farehawk.web.console;

import dev.farehawk.account.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accounts, newest first, or the one that was searched for.
 *
 * @param searched the address that was typed; empty without a search
 * @param problem why something was refused; null when nothing was
 * @param older id to go on from; null on the last page
 */
public record UsersPage(
    String searched,
    @Nullable String problem,
    List<User> users,
    List<Role> roles,
    @Nullable UUID older) {

  /** Keeps its own copies. */
  public UsersPage {
    users = List.copyOf(users);
    roles = List.copyOf(roles);
  }

  /** One account. */
  public record User(UUID id, String email, Role role, String since, boolean disabled) {}
}
