package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.words.Languages;
import jakarta.servlet.FilterChain;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A filter with one place, which somebody holds. */
class MostAtOnceTest {

  private static final FilterChain AT_ONCE = (_, response) -> response.getWriter().write("done");

  private final Overload filter =
      new Overload(
          _ -> Languages.load().of("en"), "/assets/farehawk.css", 1, InstantSource.system());

  private MockHttpServletResponse ask(String path, FilterChain chain) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(request, response, chain);
    return response;
  }

  @Test
  void whoFindsNoPlaceIsAskedToComeAgainAndHealthIsAlwaysTold() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<MockHttpServletResponse> first =
          others.submit(() ->
              ask(
                  "/watches",
                  (request, response) -> {
                    begun.countDown();
                    wait(over);
                    AT_ONCE.doFilter(request, response);
                  }));
      begun.await();

      MockHttpServletResponse page = ask("/watches", AT_ONCE);
      MockHttpServletResponse program = ask("/api/v1/watches", AT_ONCE);
      MockHttpServletResponse health = ask("/healthz", AT_ONCE);
      over.countDown();

      assertThat(page.getStatus()).isEqualTo(503);
      assertThat(page.getHeader("Retry-After")).isEqualTo("10");
      assertThat(page.getContentAsString()).contains("<html lang=\"en\">");
      assertThat(program.getStatus()).isEqualTo(503);
      assertThat(program.getContentType()).isEqualTo("application/problem+json");
      assertThat(health.getContentAsString()).isEqualTo("done");
      assertThat(first.get().getContentAsString()).isEqualTo("done");
      assertThat(ask("/watches", AT_ONCE).getContentAsString()).isEqualTo("done");
    }
  }

  @Test
  void aRequestThatFailsGivesItsPlaceBack() throws Exception {
    for (int round = 0; round < 3; round++) {
      assertThatThrownBy(() ->
              ask(
                  "/watches",
                  (_, _) -> {
                    throw new IllegalStateException("broken");
                  }))
          .hasMessage("broken");
    }

    assertThat(ask("/watches", AT_ONCE).getContentAsString()).isEqualTo("done");
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
