package dev.farehawk.poll;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something that is not safe for many threads, and the lock that lets them share it. */
final class Guarded<T> {

  private final T guarded;
  private final ReentrantLock lock;

  Guarded(T guarded) {
    this(guarded, new ReentrantLock());
  }

  private Guarded(T guarded, ReentrantLock lock) {
    this.guarded = guarded;
    this.lock = lock;
  }

  /** A part of it, under the same lock. */
  <P> Guarded<P> part(P part) {
    return new Guarded<>(part, lock);
  }

  /** Does something with it while nobody else does. */
  <R extends @Nullable Object> R with(Function<T, R> action) {
    lock.lock();
    try {
      return action.apply(guarded);
    } finally {
      lock.unlock();
    }
  }
}
