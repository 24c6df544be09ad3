package dev.farehawk.web;

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

  private record Words(String heading, String advice) {}

  @RequestMapping("/error")
  Object say(HttpServletRequest request, Model model) {
    HttpStatus status = status(request);
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Words words = words(status);
    if (path instanceof String text && text.startsWith("/api/")) {
      ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, words.advice());
      problem.setTitle(words.heading());
      problem.setInstance(URI.create(text));
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem);
    }
    model.addAttribute("status", status.value());
    model.addAttribute("heading", words.heading());
    model.addAttribute("advice", words.advice());
    return "problem";
  }

  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    // Somebody opened the address of the error page itself.
    return status == null ? HttpStatus.NOT_FOUND : status;
  }

  private static Words words(HttpStatus status) {
    if (status == HttpStatus.FORBIDDEN) {
      return new Words(
          "That did not come from our page",
          "The form was open for too long, or was sent from elsewhere. Go back, reload and send it"
              + " again.");
    }
    if (status == HttpStatus.NOT_FOUND) {
      return new Words(
          "There is nothing here",
          "The address may be mistyped, or what it showed has been deleted. If it is yours, sign in"
              + " first.");
    }
    if (status == HttpStatus.TOO_MANY_REQUESTS) {
      return new Words(
          "Too many tries", "Please wait ten minutes and try again. Nothing is lost meanwhile.");
    }
    if (status.is4xxClientError()) {
      return new Words(
          "We did not understand that",
          "The request was not one that this address takes. Go back and try again.");
    }
    return new Words(
        "Something broke on our side",
        "It has been written down. Your watches keep running; please try again in a minute.");
  }
}
