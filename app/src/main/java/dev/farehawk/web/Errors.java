package dev.farehawk.web;

import dev.farehawk.words.Languages;
import dev.farehawk.words.Words;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What remains to be said when a request went wrong: a page, or problem+json below /api. */
@Controller
public class Errors implements ErrorController {

  /** What went wrong; its name in lower case is part of the keys of its words. */
  private enum Kind {
    FORBIDDEN("forbidden"),
    MISSING("missing"),
    TOO_MANY("too-many"),
    READ_ONLY("read-only"),
    REQUEST("request"),
    OURS("ours");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    String heading(Words words) {
      return words.say("error." + key + ".heading");
    }

    String advice(Words words) {
      return words.say("error." + key + ".advice");
    }
  }

  private final Languages languages;

  Errors(Languages languages) {
    this.languages = languages;
  }

  @RequestMapping("/error")
  Object say(HttpServletRequest request, Words words, Model model) {
    HttpStatus status = status(request);
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Kind kind = kind(status);
    if (path instanceof String text && text.startsWith("/api/")) {
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(status, kind.advice(languages.english()));
      problem.setTitle(kind.heading(languages.english()));
      problem.setInstance(URI.create(text));
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem);
    }
    model.addAttribute("status", status.value());
    model.addAttribute("heading", kind.heading(words));
    model.addAttribute("advice", kind.advice(words));
    return "problem";
  }

  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    // Somebody opened the address of the error page itself.
    return status == null ? HttpStatus.NOT_FOUND : status;
  }

  private static Kind kind(HttpStatus status) {
    return switch (status) {
      case FORBIDDEN -> Kind.FORBIDDEN;
      case NOT_FOUND -> Kind.MISSING;
      case TOO_MANY_REQUESTS -> Kind.TOO_MANY;
      case SERVICE_UNAVAILABLE -> Kind.READ_ONLY;
      default -> status.is4xxClientError() ? Kind.REQUEST : Kind.OURS;
    };
  }
}
