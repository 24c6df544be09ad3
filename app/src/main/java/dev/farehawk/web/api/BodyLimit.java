package dev.farehawk.web.api;

import dev.farehawk.web.account.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the whole body of a request to the API, and refuses one that is too large with 413. */
@Component
@Order(BodyLimit.ORDER)
final class BodyLimit extends OncePerRequestFilter {

  /** After everything that says who asks. */
  static final int ORDER = 100;

  /** Most bytes of a body; the largest watch needs a tenth. */
  static final int MOST_BYTES = 64 * 1024;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body =
        request.getContentLengthLong() > MOST_BYTES
            ? new byte[MOST_BYTES + 1]
            : request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(
              HttpStatus.CONTENT_TOO_LARGE, "A body may have at most " + MOST_BYTES + " bytes.");
      problem.setTitle("Too large");
      Problems.write(problem, request, response);
    } else {
      chain.doFilter(new Whole(request, body), response);
    }
  }

  /** A request whose body was read already, and can be read again. */
  static final class Whole extends HttpServletRequestWrapper {

    private final byte[] body;

    private Whole(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    byte[] body() {
      return body.clone();
    }

    @Override
    public ServletInputStream getInputStream() {
      return new Replay(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class Replay extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    private Replay(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int most) {
      return bytes.read(into, from, most);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("the body is here already");
    }
  }
}
