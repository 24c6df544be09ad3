package dev.farehawk.web.watch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.farehawk.web.Clockwork;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Searches whose page has been shown and has not yet asked for its answers. Whoever knows the
 * number may ask once; a forgotten search costs no calls.
 */
@Component
final class OpenSearches {

  private static final int MOST = 10_000;
  private static final int NUMBER_BYTES = 16;
  private static final Duration KEPT = Duration.ofMinutes(2);

  private final RandomGenerator random;
  private final Cache<String, Open> open =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  OpenSearches(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A search that waits to be asked.
   *
   * @param asker whose searches are counted together
   * @param time in the words of the page
   */
  record Open(AskSources.Search search, String asker, Clockwork time) {}

  /** Its number, which nobody can guess. */
  String keep(Open search) {
    byte[] bytes = new byte[NUMBER_BYTES];
    random.nextBytes(bytes);
    String number = HexFormat.of().formatHex(bytes);
    open.put(number, search);
    return number;
  }

  /** The search of this number; known no more after this. */
  Optional<Open> take(String number) {
    @Nullable Open taken = open.asMap().remove(number);
    return Optional.ofNullable(taken);
  }
}
