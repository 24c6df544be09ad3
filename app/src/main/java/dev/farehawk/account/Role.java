package dev.farehawk.account;

/** What an account may do beyond its own affairs. */
public enum Role {
  USER,
  OPERATOR,
  ADMIN
}
