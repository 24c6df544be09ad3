package dev.farehawk.account;

import dev.farehawk.account.AuditEvent.Action;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes and revokes the API keys of whoever asks; each change is in the audit log. */
public final class KeyRing {

  private final ApiKeys keys;
  private final Audit audit;

  KeyRing(ApiKeys keys, Audit audit) {
    this.keys = keys;
    this.audit = audit;
  }

  /**
   * Makes a key of the account that asks.
   *
   * @throws InvalidAccount naming the fields {@code name}, {@code scopes} or {@code expires}
   */
  public ApiKeys.NewApiKey make(Actor by, ApiKeys.Wish wish) {
    UUID account = Objects.requireNonNull(by.account());
    return audit.during(
        () -> keys.create(account, wish),
        made ->
            AuditEvent.done(
                Action.API_KEY_MADE,
                by,
                account,
                made.key().id() + " " + words(made.key().scopes())));
  }

  /** Revokes a key at once; false if the account that asks has no such usable key. */
  public boolean revoke(Actor by, UUID id) {
    UUID account = Objects.requireNonNull(by.account());
    return audit.ifDone(
        () -> keys.revoke(account, id),
        AuditEvent.done(Action.API_KEY_REVOKED, by, account, id.toString()));
  }

  private static String words(Set<Scope> scopes) {
    return scopes.stream().map(Scope::text).collect(Collectors.joining(" "));
  }
}
