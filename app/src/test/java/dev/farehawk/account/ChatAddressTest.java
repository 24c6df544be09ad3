package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatAddressTest {

  @ParameterizedTest
  @CsvSource({
    "NTFY, https://ntfy.sh/my-topic, ntfy.sh/my-topic",
    "NTFY, https://push.example.org/under/My_Topic1, push.example.org/under/My_Topic1",
    "SLACK, https://hooks.slack.com/services/T0/B0/secret, hooks.slack.com/…cret",
    "DISCORD, https://discord.com/api/webhooks/12/se-cr_et, discord.com/…r_et",
    "DISCORD, https://discord.com/api/v10/webhooks/12/secret?thread_id=3, discord.com/…cret",
    "TELEGRAM, https://api.telegram.org/bot12:se-cr_et/sendMessage?chat_id=-100, api.telegram.org/…r_et"
  })
  void takesWhatTheServiceGivesAndShowsNoMoreThanTellsItApart(
      Channel channel, String entered, String label) {
    ChatAddress address = ChatAddress.of(channel, "  " + entered + " ");

    assertThat(address.uri()).hasToString(entered);
    assertThat(address.label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "NTFY, https://ntfy.sh/, chat-address",
    "NTFY, https://ntfy.sh/my topic, web-address",
    "NTFY, https://ntfy.sh/topic?auth=abc, chat-address",
    "NTFY, https://ntfy.sh/topic%20, chat-address",
    "SLACK, https://hooks.slack.com/, chat-address",
    "SLACK, hooks.slack.com/services/T0/B0/x, web-address",
    "DISCORD, https://discord.com/channels/1/2, chat-address",
    "DISCORD, https://discord.com/api/webhooks/12, chat-address",
    "DISCORD, ftp://discord.com/api/webhooks/12/x, web-address",
    "TELEGRAM, https://api.telegram.org/bot12:secret/sendMessage, chat-address",
    "TELEGRAM, https://api.telegram.org/bot12:secret/getUpdates?chat_id=1, chat-address",
    "TELEGRAM, https://api.telegram.org/bot12:secret/sendMessage?chat_id=me, chat-address",
    "WEBHOOK, https://ntfy.sh/my-topic, chat-address"
  })
  void refusesWhatItNeverGives(Channel channel, String entered, String code) {
    InvalidAccount refused =
        catchThrowableOfType(InvalidAccount.class, () -> ChatAddress.of(channel, entered));

    assertThat(refused.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.field()).isEqualTo("address");
          assertThat(problem.toString()).contains(code);
        });
  }
}
