/** One-time codes against the RFCs' own figures. */
@NullMarked
package dev.farehawk.account.otp;

import org.jspecify.annotations.NullMarked;
