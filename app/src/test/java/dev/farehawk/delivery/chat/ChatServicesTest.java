package dev.farehawk.delivery.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.delivery.ShortMessage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatServicesTest {

  private static final URI ADDRESS = URI.create("https://chat.example.org/a/b?c=d");

  private static ShortMessage message(String title, boolean urgent) {
    return new ShortMessage(
        title, "Two\nlines", "https://fares.example.org/alerts/1", new UUID(0, 1), urgent);
  }

  @Test
  void ntfyIsToldTheTopicAtItsRoot() {
    URI topic = URI.create("https://chat.example.org/under/my-topic_1");

    assertThat(new Ntfy().target(topic)).isEqualTo(URI.create("https://chat.example.org/under/"));
    assertThat(new Ntfy().body(topic, message("チューリッヒ", true)))
        .isEqualTo(
            Map.of(
                "topic", "my-topic_1",
                "title", "チューリッヒ",
                "message", "Two\nlines",
                "click", "https://fares.example.org/alerts/1",
                "priority", 4));
    assertThat(new Ntfy().body(topic, message("Digest", false))).containsEntry("priority", 3);
    assertThat(new Ntfy().target(URI.create("https://ntfy.sh/t")))
        .isEqualTo(URI.create("https://ntfy.sh/"));
  }

  @Test
  void aNameCallsNobodyInSlackAndIsNoLink() {
    assertThat(new Slack().target(ADDRESS)).isEqualTo(ADDRESS);
    assertThat(new Slack().body(ADDRESS, message("<!channel> R&D <http://x|y>", true)))
        .isEqualTo(
            Map.of(
                "text",
                "<https://fares.example.org/alerts/1|&lt;!channel&gt; R&amp;D"
                    + " &lt;http://x|y&gt;>\nTwo\nlines"));
  }

  @Test
  void aChatWithABotIsToldInTelegramsHtml() {
    URI bot = URI.create("https://api.telegram.org/bot12:abc/sendMessage?x=y&chat_id=-100");

    assertThat(new Telegram().target(bot))
        .isEqualTo(URI.create("https://api.telegram.org/bot12:abc/sendMessage"));
    assertThat(new Telegram().body(bot, message("<b>R&D</b>", false)))
        .isEqualTo(
            Map.of(
                "chat_id",
                "-100",
                "text",
                "<a href=\"https://fares.example.org/alerts/1\">&lt;b&gt;R&amp;D&lt;/b&gt;</a>\nTwo\nlines",
                "parse_mode",
                "HTML",
                "link_preview_options",
                Map.of("is_disabled", true),
                "disable_notification",
                true));
    assertThat(new Telegram().body(bot, message("Drop", true)))
        .containsEntry("disable_notification", false);
  }

  @Test
  void aNameCallsNobodyInDiscordAndIsNoMarkdown() {
    assertThat(new Discord().target(ADDRESS)).isEqualTo(ADDRESS);
    assertThat(new Discord().body(ADDRESS, message("@everyone **[x](http://y)**", true)))
        .isEqualTo(
            Map.of(
                "embeds",
                List.of(
                    Map.of(
                        "title", "\\@everyone \\*\\*\\[x\\]\\(http\\://y\\)\\*\\*",
                        "description", "Two\nlines",
                        "url", "https://fares.example.org/alerts/1")),
                "allowed_mentions",
                Map.of("parse", List.of())));
  }
}
