package dev.farehawk.web.account;

import dev.farehawk.account.AuditConfig;
import dev.farehawk.ops.mydata.ExportMyData;
import dev.farehawk.ops.mydata.ExportRefused;
import dev.farehawk.web.account.DataPageReader.Problems;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
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

  private final OwnCopies copies;
  private final DataPageReader pages;
  private final AuditConfig audit;

  DataPages(OwnCopies copies, DataPageReader pages, AuditConfig audit) {
    this.copies = copies;
    this.pages = pages;
    this.audit = audit;
  }

  @GetMapping("/privacy")
  String privacy(Model model) {
    model.addAttribute("days", audit.kept().toDays());
    return "account/privacy";
  }

  @GetMapping("/settings/data")
  String data(@AuthenticationPrincipal Traveller reader, Words words, Model model) {
    return pages.show(reader, Problems.NONE, words, model);
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
      var problem = new Problems(words.say("problem.password-wrong"), null, null);
      return pages.show(reader, problem, words, model);
    } catch (ExportRefused refusal) {
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      response.setHeader(
          HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, refusal.waitFor().toSeconds())));
      var problem = new Problems(null, refused(copies.allowance(reader), words), null);
      return pages.show(reader, problem, words, model);
    }
  }

  private static String refused(ExportMyData.Allowance allowance, Words words) {
    return allowance.left() > 0
        ? words.say("data.copy.busy")
        : words.say("data.copy.wait", "span", words.span(allowance.pause()));
  }
}
