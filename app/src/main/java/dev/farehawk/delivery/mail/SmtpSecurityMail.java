package dev.farehawk.delivery.mail;

import static dev.farehawk.delivery.mail.MailWords.anchor;

import dev.farehawk.account.SecurityMail;
import dev.farehawk.delivery.Links;
import dev.farehawk.platform.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/** Mails about accounts: links that open something, and notices of what was changed. */
public final class SmtpSecurityMail implements SecurityMail, AutoCloseable {

  private final MailInBackground background;
  private final InstantSource clock;
  private final Links links;

  /**
   * By the configured server.
   *
   * @param threads sends in the background
   */
  public SmtpSecurityMail(MailConfig config, InstantSource clock, Links links, Executor threads) {
    this.background = new MailInBackground(config, clock, threads);
    this.clock = clock;
    this.links = links;
  }

  /** What one mail says; the link stands under the paragraphs. */
  private record Words(String subject, List<String> paragraphs, String link, String call) {}

  @Override
  public void send(Letter letter) {
    Words words = words(letter);
    String text =
        String.join("\n\n", words.paragraphs())
            + "\n\n"
            + words.call()
            + ": "
            + words.link()
            + "\n";
    String html =
        MailWords.page(
            words.subject(),
            words.paragraphs().getFirst(),
            words.paragraphs().subList(1, words.paragraphs().size()),
            anchor(words.link(), words.call()));
    background.send(
        new Message(
            letter.address(), id(letter), words.subject(), text, html, MailWords.NOT_BY_HAND),
        "mail about an account");
  }

  private String id(Letter letter) {
    String name =
        switch (letter) {
          case ResetPassword reset -> reset.token();
          case ConfirmAddress confirm -> confirm.token();
          case AlreadySignedUp known -> known.address() + clock.instant();
          case Notice notice -> notice.address() + notice.event() + clock.instant();
        };
    return Ids.derived("security mail", name).toString();
  }

  private Words words(Letter letter) {
    return switch (letter) {
      case ResetPassword reset ->
          new Words(
              "Set a new password",
              List.of(
                  "Somebody, we hope you, forgot the password of your account.",
                  "The link below sets a new one. It works once, for "
                      + MailWords.span(Duration.between(clock.instant(), reset.expires()))
                      + ", and signs you out everywhere.",
                  "If it was not you, ignore this mail: your password stays as it is."),
              links.resetPassword(reset.token()),
              "Set a new password");
      case AlreadySignedUp known ->
          new Words(
              "You have an account already",
              List.of(
                  "Somebody, we hope you, wanted to sign up with this address.",
                  "You have an account here already: sign in with its password. If you forgot it,"
                      + " the link below mails you a way to set a new one.",
                  "If it was not you, ignore this mail: nothing was changed."),
              links.forgotten(),
              "Forgot your password?");
      case ConfirmAddress confirm ->
          new Words(
              "Confirm your new e-mail address",
              List.of(
                  "You asked that your account moves to this address.",
                  "The link below does it. It works once, for "
                      + MailWords.span(Duration.between(clock.instant(), confirm.expires()))
                      + ".",
                  "If it was not you, ignore this mail: without the link nothing changes."),
              links.changeEmail(confirm.token()),
              "Move my account to this address");
      case Notice notice -> notice(notice);
    };
  }

  private Words notice(Notice notice) {
    String what =
        switch (notice.event()) {
          case PASSWORD_CHANGED -> "The password of your account was changed.";
          case ADDRESS_CHANGE_ASKED ->
              "Somebody who is signed in asked that your account moves to " + notice.detail() + ".";
          case ADDRESS_CHANGED -> "Your account has moved to " + notice.detail() + ".";
          case SIGN_IN_STOLEN ->
              "Somebody used a copy of the key by which a browser of yours stays signed in, so we"
                  + " signed out all of them.";
          case SECOND_FACTOR_ADDED -> "Signing in to your account now takes a code as well.";
          case SECOND_FACTOR_REMOVED -> "Signing in to your account takes no code any more.";
          case RECOVERY_CODE_USED ->
              "A recovery code was used to sign in; " + notice.detail() + " are left.";
          case PASSKEY_ADDED -> "A passkey was added to your account: " + notice.detail() + ".";
          case LOGIN_LINKED -> "Your account can now be opened through " + notice.detail() + ".";
        };
    return new Words(
        what,
        List.of(
            what,
            "If it was you, there is nothing to do.",
            "If it was not, set a new password now: that signs out everybody else."),
        links.forgotten(),
        "Set a new password");
  }

  @Override
  public void close() {
    background.close();
  }
}
