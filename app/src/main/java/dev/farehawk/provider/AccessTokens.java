package dev.farehawk.provider;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The token that a provider sells for user and secret (RFC 6749, 5.1): one for all calls, until
 * shortly before it runs out or the provider refuses it. However many calls need a new one, one of
 * them fetches it and the others wait. Safe for many threads.
 */
final class AccessTokens {

  /** A provider that does not say how long a token is good for is asked again this soon. */
  private static final Duration UNTOLD = Duration.ofMinutes(5);

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration LONGEST_MARGIN = Duration.ofMinutes(1);
  private static final int MARGIN_SHARE = 10;
  private static final Duration AFTER_429 = Duration.ofSeconds(10);
  private static final int LONGEST_TOKEN = 16 * 1024;

  /** Asks the provider for a token; the reply may be of any status. */
  @FunctionalInterface
  interface Fetch {
    ProviderReply fetch(CallLimit limit) throws IOException;
  }

  /** The provider gave no token, for this reason. */
  static final class NoToken extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient ProviderError error;

    NoToken(ProviderError error) {
      super(error.message());
      this.error = error;
    }

    ProviderError error() {
      return error;
    }
  }

  /** What a call came to whose token the provider did not take any more. */
  static final ProviderError TAKEN_BACK =
      new ProviderError.Transient("its token was taken back before its time", null);

  /** What a call came to whose right to be made went into buying a token. */
  static final ProviderError BOUGHT =
      new ProviderError.Transient("its turn went into the login, the token is there now", null);

  /** What a call came to that waited for its token for too long. */
  static final ProviderError RAN_OUT =
      new ProviderError.Transient("the right to call ran out before the call", null);

  /** Whether a call that came to this is worth being admitted once more at once. */
  static boolean isWorthAgain(ProviderError error) {
    return error.equals(TAKEN_BACK) || error.equals(BOUGHT) || error.equals(RAN_OUT);
  }

  private record Token(String text, Instant goodUntil) {}

  private final Fetch fetch;
  private final Redaction redaction;
  private final InstantSource clock;
  private @Nullable CompletableFuture<Token> current;

  AccessTokens(Fetch fetch, Redaction redaction, InstantSource clock) {
    this.fetch = fetch;
    this.redaction = redaction;
    this.clock = clock;
  }

  /**
   * A token that is still good.
   *
   * @param toll paid by whoever fetches a new one
   * @throws NoToken if the provider refuses
   * @throws IOException if it cannot be reached in time
   */
  String get(CallLimit limit, HttpTransport.Toll toll) throws IOException {
    CompletableFuture<Token> mine = new CompletableFuture<>();
    CompletableFuture<Token> other = inUseOrMine(mine);
    if (other == null) {
      fill(mine, limit, toll);
    }
    try {
      return limit.await(other == null ? mine : other).text();
    } catch (ExecutionException e) {
      throw again(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  /** The token in use or on its way; null when there is none and the given one takes that place. */
  private synchronized @Nullable CompletableFuture<Token> inUseOrMine(
      CompletableFuture<Token> mine) {
    CompletableFuture<Token> inUse = current;
    if (inUse == null || isSpent(inUse)) {
      current = mine;
      return null;
    }
    return inUse;
  }

  private boolean isSpent(CompletableFuture<Token> token) {
    return token.isDone()
        && (token.isCompletedExceptionally()
            || !token.resultNow().goodUntil().isAfter(clock.instant()));
  }

  /** The provider does not take this token any more: the next call fetches another one. */
  synchronized void refused(String token) {
    if (current != null
        && current.isDone()
        && !current.isCompletedExceptionally()
        && current.resultNow().text().equals(token)) {
      current = null;
    }
  }

  private void fill(CompletableFuture<Token> mine, CallLimit limit, HttpTransport.Toll toll) {
    try {
      toll.login();
      mine.complete(read(fetch.fetch(limit)));
    } catch (IOException | RuntimeException e) {
      mine.completeExceptionally(e);
    } finally {
      // Whatever happened, nobody may wait for a token that does not come.
      mine.completeExceptionally(new IOException("no token"));
    }
  }

  private static IOException again(@Nullable Throwable cause) {
    // Each caller gets an exception of its own: the one that was shared holds another's stack.
    return switch (cause) {
      case NoToken refused -> new NoToken(refused.error());
      case null -> new IOException("no token");
      default -> new IOException(cause.getMessage(), cause);
    };
  }

  private Token read(ProviderReply reply) throws NoToken {
    Optional<JsonNode> root = JsonReply.object(reply);
    if (reply.status() != 200) {
      throw new NoToken(refusal(reply, root.map(AccessTokens::said).orElse("")));
    }
    String text = root.map(node -> JsonReply.text(node, "access_token")).orElse("");
    if (text.isBlank()
        || text.length() > LONGEST_TOKEN
        || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new NoToken(new ProviderError.Malformed("the reply to the login holds no token"));
    }
    redaction.remember(text);
    return new Token(text, reply.receivedAt().plus(goodFor(root.orElseThrow())));
  }

  private static Duration goodFor(JsonNode root) {
    long seconds = root.path("expires_in").asLong(0);
    if (seconds <= 0) {
      return UNTOLD;
    }
    Duration whole = Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    Duration share = whole.dividedBy(MARGIN_SHARE);
    return whole.minus(share.compareTo(LONGEST_MARGIN) < 0 ? share : LONGEST_MARGIN);
  }

  private static String said(JsonNode root) {
    String description = JsonReply.text(root, "error_description");
    return description.isEmpty() ? JsonReply.text(root, "error") : description;
  }

  /** A login that is not understood is a wrong key (RFC 6749, 5.2: 400 for a wrong client too). */
  private static ProviderError refusal(ProviderReply reply, String said) {
    ProviderError error = Refusal.of(reply, said, AFTER_429);
    return error instanceof ProviderError.Invalid(String message)
        ? new ProviderError.Auth("login: " + message)
        : error;
  }
}
