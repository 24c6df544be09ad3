/**
 * Signing up, signing in, settings, and who may see what. In: forms, cookies, API keys. Out: an
 * authenticated {@link dev.farehawk.web.account.Traveller}, or a refusal that does not tell whether
 * an address is known.
 */
@NullMarked
package dev.farehawk.web.account;

import org.jspecify.annotations.NullMarked;
