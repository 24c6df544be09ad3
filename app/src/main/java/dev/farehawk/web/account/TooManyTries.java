package dev.farehawk.web.account;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Somebody must wait; nothing they entered was even looked at. */
final class TooManyTries extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long seconds;

  private TooManyTries(Duration wait) {
    super("too many tries");
    this.seconds = Math.max(1, wait.plusMillis(999).toSeconds());
  }

  /** Goes on if there is nothing to wait for. */
  static void refuse(Duration wait) {
    if (wait.isPositive()) {
      throw new TooManyTries(wait);
    }
  }

  /** Answers 429 and says how long to wait (RFC 6585, RFC 9110). */
  @ControllerAdvice
  static final class Answer {

    @ExceptionHandler
    void answer(TooManyTries refusal, HttpServletResponse response) throws IOException {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(refusal.seconds));
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }
}
