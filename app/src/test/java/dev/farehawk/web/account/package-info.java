/** Signing in, in all ways, against the running service. */
@NullMarked
package dev.farehawk.web.account;

import org.jspecify.annotations.NullMarked;
