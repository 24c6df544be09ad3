package dev.farehawk.account;

/** What an account may do beyond its own affairs; each role includes those before it. */
public enum Role {
  USER,
  /** Sees how the service does, and the audit log. */
  OPERATOR,
  /** Gives roles and disables accounts. */
  ADMIN
}
