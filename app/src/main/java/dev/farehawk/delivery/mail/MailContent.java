package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.Message.escaped;

import dev.farehawk.words.Words;
import java.util.List;

/**
 * A mail's content in plain sentences, escaped for nothing, written as text and as a small page.
 *
 * @param lead the news, in one sentence
 */
record MailContent(String title, String lead, List<String> paragraphs, List<Link> links) {

  /** Keeps its own copies. */
  MailContent {
    paragraphs = List.copyOf(paragraphs);
    links = List.copyOf(links);
  }

  /** A link with its words. */
  record Link(String words, String address) {}

  /** As plain text. */
  String text(Words words) {
    StringBuilder text = new StringBuilder();
    text.append(title).append("\n\n").append(lead).append("\n\n");
    paragraphs.forEach(paragraph -> text.append(paragraph).append("\n\n"));
    for (Link link : links) {
      text.append(words.say("mail.link", "words", link.words(), "address", link.address()))
          .append("\n\n");
    }
    return text.toString().stripTrailing() + "\n";
  }

  /** As HTML that every mail program shows. */
  String html(Words words) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"")
        .append(escaped(words.tag()))
        .append("\"><body style=\"font-family:sans-serif;max-width:36em\">\n")
        .append("<h1 style=\"font-size:1.2em\">")
        .append(escaped(title))
        .append("</h1>\n")
        .append("<p style=\"font-size:1.2em\"><strong>")
        .append(escaped(lead))
        .append("</strong></p>\n");
    paragraphs.forEach(paragraph -> html.append("<p>").append(escaped(paragraph)).append("</p>\n"));
    for (Link link : links) {
      html.append("<p><a href=\"")
          .append(escaped(link.address()))
          .append("\">")
          .append(escaped(link.words()))
          .append("</a></p>\n");
    }
    return html.append("</body></html>\n").toString();
  }
}
