package dev.farehawk.web.account;

import dev.farehawk.account.AuditConfig;
import dev.farehawk.ops.mydata.ExportMyData;
import dev.farehawk.ops.mydata.ExportRefused;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is kept about people, for everybody to read, and each one's own. */
@Controller
class DataPages {

  private static final String PAGE = "account/data";

  private final OwnCopies copies;
  private final AuditConfig audit;

  DataPages(OwnCopies copies, AuditConfig audit) {
    this.copies = copies;
    this.audit = audit;
  }

  @GetMapping("/privacy")
  String privacy(Model model) {
    model.addAttribute("days", audit.kept().toDays());
    return "account/privacy";
  }

  @GetMapping("/settings/data")
  String data(@AuthenticationPrincipal Traveller reader, Words words, Model model) {
    return page(reader, null, null, words, model);
  }

  /** Answers with the file, or with the page again. */
  @PostMapping("/settings/data/export")
  Object copy(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String current,
      HttpServletRequest request,
      HttpServletResponse response,
      Words words,
      Model model) {
    try {
      Optional<ResponseEntity<Resource>> copy = copies.take(reader, current, request);
      if (copy.isPresent()) {
        return copy.get();
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(reader, words.say("problem.password-wrong"), null, words, model);
    } catch (ExportRefused refusal) {
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      response.setHeader(
          HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, refusal.waitFor().toSeconds())));
      return page(reader, null, refused(copies.allowance(reader), words), words, model);
    }
  }

  private static String refused(ExportMyData.Allowance allowance, Words words) {
    return allowance.left() > 0
        ? words.say("data.copy.busy")
        : words.say("data.copy.wait", "span", words.span(allowance.pause()));
  }

  private String page(
      Traveller reader,
      @Nullable String problem,
      @Nullable String refused,
      Words words,
      Model model) {
    ExportMyData.Allowance allowance = copies.allowance(reader);
    Duration wait = allowance.pause();
    String left =
        wait.isPositive()
            ? words.say("data.copy.wait", "span", words.span(wait))
            : words.say("data.copy.left", "left", allowance.left());
    model.addAttribute("page", new DataPage(left, problem, refused));
    return PAGE;
  }
}
