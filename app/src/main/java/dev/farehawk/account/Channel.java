package dev.farehawk.account;

/** A way to reach a person. */
public enum Channel {
  /** The page inside the product; every account has exactly one. */
  INBOX,
  EMAIL,
  /** An HTTP request to a server of the person's own, by the Standard Webhooks rules. */
  WEBHOOK,
  /** A notification of a browser, by Web Push. */
  PUSH
}
