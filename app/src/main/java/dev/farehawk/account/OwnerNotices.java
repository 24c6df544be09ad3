package dev.farehawk.account;

/** Tells owners by mail what was changed in their account, in case it was somebody else. */
public final class OwnerNotices {

  private final Letters letters;

  OwnerNotices(Letters letters) {
    this.letters = letters;
  }

  /**
   * Mails it to the account's address.
   *
   * @param detail what the event is about; may be empty
   */
  public void tell(Account account, SecurityMail.Notice.Event event, String detail) {
    letters.notice(account, event, detail);
  }
}
