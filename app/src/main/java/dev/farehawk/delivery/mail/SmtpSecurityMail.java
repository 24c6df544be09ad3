package dev.farehawk.delivery.mail;

import dev.farehawk.account.SecurityMail;
import dev.farehawk.delivery.Links;
import dev.farehawk.platform.Ids;
import dev.farehawk.words.Languages;
import dev.farehawk.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/** Mails about accounts: links that open something, and notices of what was changed. */
public final class SmtpSecurityMail implements SecurityMail, AutoCloseable {

  private final MailInBackground background;
  private final InstantSource clock;
  private final Languages languages;
  private final Links links;

  /**
   * By the configured server.
   *
   * @param threads sends in the background
   */
  public SmtpSecurityMail(
      MailConfig config, InstantSource clock, Languages languages, Links links, Executor threads) {
    this.background = new MailInBackground(config, clock, threads);
    this.clock = clock;
    this.languages = languages;
    this.links = links;
  }

  @Override
  public void send(SecurityMail.Letter news) {
    Words words = languages.of(news.language());
    MailContent letter = letter(news, words);
    background.send(
        new Message(
            news.address(),
            id(news),
            letter.title(),
            letter.text(words),
            letter.html(words),
            MailWords.NOT_BY_HAND),
        "mail about an account");
  }

  private String id(SecurityMail.Letter news) {
    String name =
        switch (news) {
          case ResetPassword reset -> reset.token();
          case ConfirmAddress confirm -> confirm.token();
          case AccountClosed closed -> closed.token();
          case AccountErased erased -> erased.address() + clock.instant();
          case AlreadySignedUp known -> known.address() + clock.instant();
          case Notice notice -> notice.address() + notice.event() + clock.instant();
        };
    return Ids.derived("security mail", name).toString();
  }

  private MailContent letter(SecurityMail.Letter news, Words words) {
    return switch (news) {
      case ResetPassword reset ->
          new MailContent(
              words.say("mail.reset.subject"),
              words.say("mail.reset.lead"),
              List.of(
                  words.say("mail.reset.link", "span", left(reset.expires(), words)),
                  words.say("mail.reset.ignore")),
              List.of(
                  new MailContent.Link(
                      words.say("mail.reset.subject"), links.resetPassword(reset.token()))));
      case AlreadySignedUp _ ->
          new MailContent(
              words.say("mail.known.subject"),
              words.say("mail.known.lead"),
              List.of(words.say("mail.known.text"), words.say("mail.known.ignore")),
              List.of(new MailContent.Link(words.say("forgot.title"), links.forgotten())));
      case ConfirmAddress confirm ->
          new MailContent(
              words.say("mail.move.subject"),
              words.say("mail.move.lead"),
              List.of(
                  words.say("mail.move.text", "span", left(confirm.expires(), words)),
                  words.say("mail.move.ignore")),
              List.of(
                  new MailContent.Link(
                      words.say("mail.move.link"), links.changeEmail(confirm.token()))));
      case AccountClosed closed ->
          new MailContent(
              words.say("mail.closed.subject"),
              words.say("mail.closed.lead"),
              List.of(words.say("mail.closed.text", "span", left(closed.expires(), words))),
              List.of(
                  new MailContent.Link(
                      words.say("keep.button"), links.keepAccount(closed.token()))));
      case AccountErased _ ->
          new MailContent(
              words.say("mail.erased.subject"),
              words.say("mail.erased.lead"),
              List.of(words.say("mail.erased.text")),
              List.of());
      case Notice notice -> notice(notice, words);
    };
  }

  private String left(Instant expires, Words words) {
    return words.span(Duration.between(clock.instant(), expires));
  }

  private MailContent notice(Notice notice, Words words) {
    String what =
        switch (notice.event()) {
          case PASSWORD_CHANGED -> words.say("mail.notice.password");
          case ADDRESS_CHANGE_ASKED ->
              words.say("mail.notice.move-asked", "address", notice.detail());
          case ADDRESS_CHANGED -> words.say("mail.notice.moved", "address", notice.detail());
          case SIGN_IN_STOLEN -> words.say("mail.notice.stolen");
          case SECOND_FACTOR_ADDED -> words.say("mail.notice.codes-on");
          case SECOND_FACTOR_REMOVED -> words.say("mail.notice.codes-off");
          case RECOVERY_CODE_USED -> words.say("mail.notice.recovery", "left", notice.detail());
          case PASSKEY_ADDED -> words.say("mail.notice.passkey", "name", notice.detail());
          case LOGIN_LINKED -> words.say("mail.notice.linked", "name", notice.detail());
        };
    return new MailContent(
        what,
        what,
        List.of(words.say("mail.notice.fine"), words.say("mail.notice.act")),
        List.of(new MailContent.Link(words.say("mail.reset.subject"), links.forgotten())));
  }

  @Override
  public void close() {
    background.close();
  }
}
