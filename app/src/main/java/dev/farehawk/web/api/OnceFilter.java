package dev.farehawk.web.api;

import dev.farehawk.account.IdempotentRequests;
import dev.farehawk.account.IdempotentRequests.Answer;
import dev.farehawk.account.IdempotentRequests.Done;
import dev.farehawk.account.IdempotentRequests.First;
import dev.farehawk.account.IdempotentRequests.Other;
import dev.farehawk.account.IdempotentRequests.Repeatable;
import dev.farehawk.account.IdempotentRequests.Running;
import dev.farehawk.account.IdempotentRequests.TooMany;
import dev.farehawk.web.account.KeyAuthentication;
import dev.farehawk.web.account.Problems;
import dev.farehawk.web.account.Traveller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Does a POST with an {@code Idempotency-Key} once, and answers its repeats as the first. What was
 * refused changed nothing, so it may be sent again.
 */
@Component
@Order(BodyLimit.ORDER + 1)
final class OnceFilter extends OncePerRequestFilter {

  private static final String HEADER = "Idempotency-Key";

  /** A string of RFC 9651, or the same without its quotes. */
  private static final Pattern KEY = Pattern.compile("\"?([!#-~]{1,255})\"?");

  /**
   * POSTs that change nothing, whose answers may be long: they are answered anew, piece by piece.
   */
  private static final Set<String> READS =
      Set.of("/api/v1/search", "/api/v1/search/stream", "/api/v1/me/export");

  private final IdempotentRequests requests;

  OnceFilter(IdempotentRequests requests) {
    this.requests = requests;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST")
        || !request.getRequestURI().startsWith("/api/")
        || READS.contains(request.getRequestURI())
        || request.getHeader(HEADER) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null
        || !(who.getPrincipal() instanceof Traveller traveller)
        || !(request instanceof BodyLimit.Whole whole)) {
      chain.doFilter(request, response);
      return;
    }
    Matcher key = KEY.matcher(request.getHeader(HEADER));
    if (!key.matches()) {
      refuse(HttpStatus.BAD_REQUEST, "It must have 1 to 255 visible characters.", whole, response);
      return;
    }
    Repeatable sent =
        new Repeatable(traveller.account(), sender(who) + " " + key.group(1), content(whole));
    switch (requests.begin(sent)) {
      case First _ -> first(sent, whole, response, chain);
      case Done done -> repeat(done.answer(), response);
      case Running _ ->
          refuse(
              HttpStatus.CONFLICT,
              "The request with this key is being answered; ask again in a moment.",
              whole,
              response);
      case Other _ ->
          refuse(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "This key came with another request; each request needs its own.",
              whole,
              response);
      case TooMany _ ->
          refuse(
              HttpStatus.TOO_MANY_REQUESTS,
              "So many keys of a day are not kept; send the request without one.",
              whole,
              response);
    }
  }

  private void first(
      Repeatable sent, BodyLimit.Whole request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
    boolean done = false;
    try {
      chain.doFilter(request, kept);
      if (HttpStatus.valueOf(kept.getStatus()).is2xxSuccessful()) {
        requests.done(sent, answer(kept));
        done = true;
      }
    } finally {
      if (!done) {
        requests.forget(sent);
      }
    }
    kept.copyBodyToResponse();
  }

  private static Answer answer(ContentCachingResponseWrapper kept) {
    return new Answer(
        kept.getStatus(),
        text(kept.getContentType()),
        text(kept.getHeader(HttpHeaders.LOCATION)),
        text(kept.getHeader(HttpHeaders.ETAG)),
        new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8));
  }

  private static String text(@Nullable String header) {
    return Optional.ofNullable(header).orElse("");
  }

  private static void repeat(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    set(response, HttpHeaders.CONTENT_TYPE, answer.type());
    set(response, HttpHeaders.LOCATION, answer.location());
    set(response, HttpHeaders.ETAG, answer.etag());
    response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static void set(HttpServletResponse response, String header, String value) {
    if (!value.isEmpty()) {
      response.setHeader(header, value);
    }
  }

  /** A key of the same account that may do less must not read what another one made. */
  private static String sender(Authentication who) {
    return who instanceof KeyAuthentication key ? key.keyId().toString() : "browser";
  }

  private static String content(BodyLimit.Whole request) {
    return request.getRequestURI()
        + "?"
        + request.getQueryString()
        + "\n"
        + new String(request.body(), StandardCharsets.UTF_8);
  }

  private static void refuse(
      HttpStatus status, String detail, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle("Idempotency-Key");
    Problems.write(problem, request, response);
  }
}
