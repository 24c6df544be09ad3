package dev.farehawk.account;

import dev.farehawk.account.MailedLinks.Purpose;
import dev.farehawk.account.MailedLinks.Subject;

/** Writes the mails about accounts, with their links, and so many a day. */
final class Letters {

  private final MailedLinks links;
  private final SignInConfig limits;
  private final SecurityMail mail;

  Letters(MailedLinks links, SignInConfig limits, SecurityMail mail) {
    this.links = links;
    this.limits = limits;
    this.mail = mail;
  }

  MailedLinks links() {
    return links;
  }

  /** False, and nothing is mailed, if that was asked for too often today. */
  boolean mailReset(Account account) {
    if (!mayMail(account, Purpose.RESET_PASSWORD)) {
      return false;
    }
    var link = links.make(new Subject(account.id(), Purpose.RESET_PASSWORD), limits.linkLife());
    mail.send(
        new SecurityMail.ResetPassword(
            account.email(), account.language(), link.token(), link.expires()));
    return true;
  }

  void mailAlreadySignedUp(Account account) {
    if (mayMail(account, Purpose.SIGN_UP_NOTICE)) {
      var _ = links.make(new Subject(account.id(), Purpose.SIGN_UP_NOTICE), limits.linkLife());
      mail.send(new SecurityMail.AlreadySignedUp(account.email(), account.language()));
    }
  }

  void mailAddressChange(Account account, String address) {
    var link =
        links.make(
            new Subject(account.id(), Purpose.CHANGE_EMAIL, null, address), limits.linkLife());
    mail.send(
        new SecurityMail.ConfirmAddress(address, account.language(), link.token(), link.expires()));
  }

  void mailClosed(Account account, MailedLinks.Fresh link) {
    mail.send(
        new SecurityMail.AccountClosed(
            account.email(), account.language(), link.token(), link.expires()));
  }

  void mailErased(String address, String language) {
    mail.send(new SecurityMail.AccountErased(address, language));
  }

  /** Tells the owner, at the address they had until now. */
  void notice(Account account, SecurityMail.Notice.Event event) {
    notice(account, event, "");
  }

  void notice(Account account, SecurityMail.Notice.Event event, String detail) {
    mail.send(new SecurityMail.Notice(account.email(), account.language(), event, detail));
  }

  boolean mayMail(Account account, Purpose purpose) {
    return links.today(account.id(), purpose) < limits.mailsPerDay();
  }
}
