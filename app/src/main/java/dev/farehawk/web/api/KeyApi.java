package dev.farehawk.web.api;

import dev.farehawk.account.Actor;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.KeyRing;
import dev.farehawk.account.Scope;
import dev.farehawk.web.account.KeyAuthentication;
import dev.farehawk.web.account.Traveller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API keys of the person who asks. */
@RestController
@RequestMapping(path = "/api/v1/keys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Keys")
class KeyApi {

  private final ApiKeys keys;
  private final KeyRing ring;
  private final InstantSource clock;

  KeyApi(ApiKeys keys, KeyRing ring, InstantSource clock) {
    this.keys = keys;
    this.ring = ring;
    this.clock = clock;
  }

  /** A key without its secret; {@code lastUsedAt} is exact to five minutes. */
  @Schema(name = "Key")
  record KeyJson(
      UUID id,
      String name,
      List<String> scopes,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt) {

    static KeyJson of(ApiKeys.ApiKey key) {
      return new KeyJson(
          key.id(),
          key.name(),
          key.scopes().stream().map(Scope::text).toList(),
          key.createdAt(),
          key.expiresAt(),
          key.lastUsedAt());
    }
  }

  /** All usable keys, oldest first. */
  @Schema(name = "Keys")
  record KeysJson(List<KeyJson> keys) {}

  /** A key to make; without {@code expiresInDays} it works until it is revoked. */
  @Schema(name = "NewKey")
  record NewKey(
      @Nullable String name,
      @Nullable List<@Nullable String> scopes,
      @Nullable Integer expiresInDays) {}

  /** A key with its secret, which is not shown again. */
  @Schema(name = "MadeKey")
  record MadeKey(KeyJson key, String secret) {}

  @GetMapping
  @Needs(Scope.ACCOUNT)
  @Operation(operationId = "listKeys", summary = "List my API keys")
  KeysJson list(@Parameter(hidden = true) @AuthenticationPrincipal Traveller who) {
    return new KeysJson(keys.of(who.account()).stream().map(KeyJson::of).toList());
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "makeKey",
      summary = "Make an API key",
      description =
          "The secret is in this answer alone. A key makes only keys that may do no more and live"
              + " no longer than itself.")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<MadeKey> make(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @Parameter(hidden = true) Authentication proof,
      @RequestBody NewKey wish,
      HttpServletRequest request) {
    ApiKeys.NewApiKey made =
        ring.make(Actor.at(who.account(), request.getRemoteAddr()), wish(wish, proof));
    return ResponseEntity.created(URI.create("/api/v1/keys/" + made.key().id()))
        .body(new MadeKey(KeyJson.of(made.key()), made.secret()));
  }

  @DeleteMapping("/{id}")
  @Needs(Scope.ACCOUNT)
  @Operation(operationId = "revokeKey", summary = "Revoke an API key at once")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  ResponseEntity<Void> revoke(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID id,
      HttpServletRequest request) {
    if (!ring.revoke(Actor.at(who.account(), request.getRemoteAddr()), id)) {
      throw WatchApi.notFound();
    }
    return ResponseEntity.noContent().build();
  }

  private ApiKeys.Wish wish(NewKey wish, Authentication proof) {
    if (wish.name() == null) {
      throw new BadField("name", "name the key, so that you know it from others");
    }
    Set<Scope> scopes = scopes(wish.scopes());
    Duration life = wish.expiresInDays() == null ? null : Duration.ofDays(wish.expiresInDays());
    if (proof instanceof KeyAuthentication key) {
      refuseMore(key, scopes);
      refuseLonger(key, life);
    }
    return new ApiKeys.Wish(wish.name(), scopes, life);
  }

  private static Set<Scope> scopes(@Nullable List<@Nullable String> asked) {
    if (asked == null) {
      throw new BadField("scopes", "name what the key may do, such as watches:read");
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String text : asked) {
      scopes.add(
          Optional.ofNullable(text)
              .flatMap(Scope::of)
              .orElseThrow(() -> new BadField("scopes", "there is no scope " + text)));
    }
    return scopes;
  }

  private static void refuseMore(KeyAuthentication key, Set<Scope> scopes) {
    for (Scope scope : scopes) {
      if (!key.has(scope)) {
        throw new BadField("scopes", "the key that asks may not do " + scope.text() + " itself");
      }
    }
  }

  private void refuseLonger(KeyAuthentication key, @Nullable Duration life) {
    Instant end = key.expiresAt();
    if (end != null && (life == null || clock.instant().plus(life).isAfter(end))) {
      throw new BadField("expires", "the key that asks ends at " + end + "; choose no later day");
    }
  }
}
