package dev.farehawk.web.account;

import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Proof that a program shows an account's key; lasts for one request. */
public final class KeyAuthentication extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final Traveller traveller;
  private final transient ApiKeys.ApiKey key;

  KeyAuthentication(ApiKeys.Holder holder) {
    super(List.of(new SimpleGrantedAuthority("ROLE_" + holder.account().role().name())));
    this.traveller = new Traveller(holder.account().id(), holder.account().email());
    this.key = holder.key();
    setAuthenticated(true);
  }

  /** Which key. */
  public UUID keyId() {
    return key.id();
  }

  /** When the key stops to work; null when it never does. */
  public @Nullable Instant expiresAt() {
    return key.expiresAt();
  }

  /** Whether the key may do this. */
  public boolean has(Scope scope) {
    return key.scopes().contains(scope);
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public Traveller getPrincipal() {
    return traveller;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyAuthentication that
        && traveller.equals(that.traveller)
        && keyId().equals(that.keyId());
  }

  @Override
  public int hashCode() {
    return Objects.hash(traveller, keyId());
  }
}
