package dev.farehawk.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/** Several threads that do the same work as fast as they can. */
final class Together {

  private Together() {}

  /**
   * How often a second all of them together did it.
   *
   * @param times in sum
   * @param work of each thread, by its number; must answer something but 0
   */
  static double perSecond(int threads, int times, IntFunction<IntSupplier> work) {
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        IntSupplier one = work.apply(i);
        all.add(
            pool.submit(() -> {
              for (int done = 0; done < times / threads; done++) {
                if (one.getAsInt() == 0) {
                  throw new IllegalStateException("nothing was read");
                }
              }
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return times / ((System.nanoTime() - start) / 1e9);
  }
}
