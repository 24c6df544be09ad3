package dev.farehawk.web;

import dev.farehawk.platform.Seldom;
import dev.farehawk.platform.database.AskedByPeople;
import dev.farehawk.platform.database.DatabaseBusy;
import dev.farehawk.platform.http.ScopedChain;
import dev.farehawk.words.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 and when to come again, where too many requests are being worked on or no connection
 * to the database was to be had. It stands before everything that needs the database itself, as
 * sessions do, and asks nothing of it.
 *
 * <p>Pages and pipeline share the database. So only so many requests are worked on at a time,
 * others wait a moment for their turn: whatever comes, the pipeline stands behind no more requests
 * than these, and nobody is answered who has long given up. A stream that goes on by itself has
 * given its place back. How the service is, can be asked at any time.
 */
final class Overload extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(Overload.class);

  private static final Duration COME_AGAIN = Duration.ofSeconds(10);

  /** For which a request waits for its turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration TOLD_EVERY = Duration.ofSeconds(10);

  private static final Set<String> SUMMING_UP =
      Set.of("/console", "/status", "/api/v1/console", "/api/v1/audit");

  private static final Set<String> ALWAYS = Set.of("/healthz", "/livez", "/readyz");

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Function<HttpServletRequest, Words> signedOut;
  private final String css;
  private final Semaphore places;
  private final InstantSource clock;
  private final Seldom noPlace = new Seldom(TOLD_EVERY);
  private final Seldom noConnection = new Seldom(TOLD_EVERY);

  /**
   * @param signedOut the language of a request, by what its browser says alone
   * @param css address of the style sheet
   * @param mostAtOnce requests that are worked on at a time
   */
  Overload(
      Function<HttpServletRequest, Words> signedOut,
      String css,
      int mostAtOnce,
      InstantSource clock) {
    this.clock = clock;
    this.signedOut = signedOut;
    this.css = css;
    this.places = new Semaphore(mostAtOnce, true);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return ALWAYS.contains(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hasPlace()) {
      tell(noPlace, "too many at once", request);
      comeAgain(request, response);
      return;
    }
    try {
      if (sumsUp(request)) {
        chain.doFilter(request, response);
      } else {
        ScopedChain.run(AskedByPeople.scope(), chain, request, response);
      }
    } catch (ServletException | RuntimeException e) {
      if (!DatabaseBusy.isBehind(e) || response.isCommitted()) {
        throw e;
      }
      tell(noConnection, "no connection to the database was free", request);
      comeAgain(request, response);
    } finally {
      places.release();
    }
  }

  /**
   * Such pages read by spans of time rather than by key, and a plan for them must know the span.
   */
  private static boolean sumsUp(HttpServletRequest request) {
    String path = request.getRequestURI();
    return SUMMING_UP.stream().anyMatch(path::startsWith);
  }

  private void tell(Seldom seldom, String why, HttpServletRequest request) {
    long refused = seldom.count(clock.instant());
    if (refused > 0) {
      log.warn("{} requests refused, the last for {}: {}", refused, request.getRequestURI(), why);
    }
  }

  private boolean hasPlace() {
    try {
      return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void comeAgain(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.resetBuffer();
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(COME_AGAIN.toSeconds()));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (request.getRequestURI().startsWith("/api/")) {
      problem(response);
    } else {
      page(response, signedOut.apply(request));
    }
  }

  private static void problem(HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(
            """
            {"type":"about:blank","title":"Too busy","status":503,\
            "detail":"Nothing was changed; send it again after the seconds of Retry-After."}\
            """
                .getBytes(StandardCharsets.UTF_8));
  }

  private void page(HttpServletResponse response, Words words) throws IOException {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render("busy.jte", Map.of("words", words, "css", css), output);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, words.tag());
    response.setContentLength(output.getContentLength());
    output.writeTo(response.getOutputStream());
  }
}
