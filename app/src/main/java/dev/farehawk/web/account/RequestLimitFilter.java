package dev.farehawk.web.account;

import dev.farehawk.web.account.RequestLimits.Caller;
import dev.farehawk.web.account.RequestLimits.Left;
import dev.farehawk.web.account.RequestLimits.Policy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps every caller of the API within its share, and tells it what is left of it by the fields
 * {@code RateLimit-Policy} and {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers-10); beyond
 * it answers 429 (RFC 6585).
 */
final class RequestLimitFilter extends OncePerRequestFilter {

  private static final URI TYPE =
      URI.create("https://iana.org/assignments/http-problem-types#quota-exceeded");
  private static final int NETWORK_BYTES = 8;

  private final RequestLimits limits;

  RequestLimitFilter(RequestLimits limits) {
    this.limits = limits;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    List<Left> left = limits.count(callers(request));
    response.setHeader(
        "RateLimit-Policy",
        fields(left, one -> ";q=" + one.quota() + ";w=" + RequestLimits.WINDOW.toSeconds()));
    response.setHeader(
        "RateLimit", fields(left, one -> ";r=" + one.requests() + ";t=" + seconds(one.whole())));
    List<Left> refused = left.stream().filter(Left::refused).toList();
    if (refused.isEmpty()) {
      chain.doFilter(request, response);
    } else {
      refuse(refused, request, response);
    }
  }

  private static void refuse(
      List<Left> refused, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long wait = refused.stream().mapToLong(one -> seconds(one.pause())).max().orElseThrow();
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests: go on in " + wait + " s, and more slowly.");
    problem.setType(TYPE);
    problem.setTitle("Too many requests");
    problem.setProperties(
        Map.of("violated-policies", refused.stream().map(one -> one.policy().text()).toList()));
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
    Problems.write(problem, request, response);
  }

  private static String fields(List<Left> left, Function<Left, String> parameters) {
    return left.stream()
        .map(one -> "\"" + one.policy().text() + "\"" + parameters.apply(one))
        .collect(Collectors.joining(", "));
  }

  private static long seconds(Duration span) {
    return span.plusSeconds(1).minusNanos(1).toSeconds();
  }

  private static List<Caller> callers(HttpServletRequest request) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who != null && who.getPrincipal() instanceof Traveller traveller) {
      Caller account = new Caller(Policy.ACCOUNT, traveller.account().toString());
      return who instanceof KeyAuthentication key
          ? List.of(new Caller(Policy.KEY, key.keyId().toString()), account)
          : List.of(account);
    }
    return List.of(new Caller(Policy.ADDRESS, network(request.getRemoteAddr())));
  }

  /** One household has a whole /64 of IPv6. */
  private static String network(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return HexFormat.of()
          .formatHex(bytes.length == Integer.BYTES ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES));
    } catch (IllegalArgumentException notAnAddress) {
      return "unknown";
    }
  }
}
