/** One-time codes by RFC 6238, as plain arithmetic. In: a secret and a time. Out: digits. */
@NullMarked
package dev.farehawk.account.otp;

import org.jspecify.annotations.NullMarked;
