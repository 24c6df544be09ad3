package dev.farehawk.demo;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Shows the mails that the demo caught, as a mail program would. */
@Controller
@Profile("demo")
@RequestMapping("/demo/mails")
class DemoMailPages {

  private static final int MOST = 100;
  private static final String POLICY = "Content-Security-Policy";

  /**
   * A mail may be styled and its links be followed; it can load nothing, send nothing, run nothing.
   */
  private static final String MAIL_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
          + " frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final MailCatcher catcher;

  DemoMailPages(MailCatcher catcher) {
    this.catcher = catcher;
  }

  @GetMapping
  String newest(Model model) {
    List<DemoMail> mails = catcher.newest(MOST).stream().map(DemoMailPages::mail).toList();
    model.addAttribute("mails", mails);
    model.addAttribute("most", MOST);
    return "demo/mails";
  }

  @GetMapping("/{number}")
  String one(@PathVariable long number, HttpServletResponse response, Model model) {
    model.addAttribute("mail", mail(find(number)));
    // The page frames the mail's HTML, which is served beside it.
    response.setHeader(POLICY, response.getHeader(POLICY) + "; frame-src 'self'");
    return "demo/mail";
  }

  @GetMapping("/{number}/html")
  ResponseEntity<byte[]> html(@PathVariable long number) {
    String html = find(number).html();
    if (html == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    // Links leave the frame.
    String framed = html.replaceFirst("<body", "<base target=\"_top\"><body");
    return ResponseEntity.ok()
        .header(POLICY, MAIL_POLICY)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(framed.getBytes(StandardCharsets.UTF_8));
  }

  private CaughtMail find(long number) {
    return catcher
        .find(number)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static DemoMail mail(CaughtMail mail) {
    return new DemoMail(
        mail.number(),
        mail.subject(),
        mail.from(),
        String.join(", ", mail.to()),
        TIME.format(mail.receivedAt()) + " UTC",
        new DemoMail.Parts(mail.text() == null ? "" : mail.text(), mail.html() != null));
  }
}
