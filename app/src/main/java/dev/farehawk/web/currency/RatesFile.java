package dev.farehawk.web.currency;

import dev.farehawk.platform.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rates in the operator's file; a file that became unreadable leaves those it had. */
final class RatesFile {

  private static final Logger log = LoggerFactory.getLogger(RatesFile.class);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  private static final long LARGEST = 20_000_000;

  private final @Nullable Path path;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Read last;

  /** What was read, of which state of the file, and when that was looked at. */
  private record Read(Rates rates, FileTime changed, Instant looked) {}

  /**
   * Reads the file.
   *
   * @param path null for no rates
   * @throws StartRefused with what is wrong with it
   */
  RatesFile(@Nullable Path path, InstantSource clock) {
    this.path = path;
    this.clock = clock;
    if (path != null) {
      try {
        last = new Read(read(path), Files.getLastModifiedTime(path), clock.instant());
      } catch (IOException | IllegalArgumentException e) {
        throw new StartRefused(
            "farehawk.currency.rates-file: " + path + " cannot be read: " + why(e));
      }
    }
  }

  /** The newest rates; empty when the operator gives none. */
  Optional<Rates> newest() {
    Read known = last;
    if (path == null || known == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (!now.isBefore(known.looked().plus(LOOK_EVERY)) && lock.tryLock()) {
      try {
        last = again(path, known, now);
      } finally {
        lock.unlock();
      }
    }
    return Optional.ofNullable(last).map(Read::rates);
  }

  private static Read again(Path path, Read known, Instant now) {
    try {
      FileTime changed = Files.getLastModifiedTime(path);
      return changed.equals(known.changed())
          ? new Read(known.rates(), changed, now)
          : new Read(read(path), changed, now);
    } catch (IOException | IllegalArgumentException e) {
      log.warn(
          "the rates of {} stay in use: {} cannot be read: {}", known.rates().day(), path, why(e));
      return new Read(known.rates(), known.changed(), now);
    }
  }

  private static Rates read(Path path) throws IOException {
    if (Files.size(path) > LARGEST) {
      throw new IllegalArgumentException("it is larger than " + LARGEST + " bytes");
    }
    try (Stream<String> lines = Files.lines(path, StandardCharsets.UTF_8)) {
      List<String> first = lines.limit(2).toList();
      return Rates.read(first);
    } catch (java.io.UncheckedIOException e) {
      throw new IllegalArgumentException("it is no text", e);
    }
  }

  private static String why(Exception e) {
    return e instanceof IllegalArgumentException ? String.valueOf(e.getMessage()) : e.toString();
  }
}
