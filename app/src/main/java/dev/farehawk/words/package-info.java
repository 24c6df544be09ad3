/**
 * What we say, in every language. One file per language in {@code resources/words}, named by its
 * language tag, found by being there; {@code docs/languages.md} says how to add one.
 *
 * <p>In: a key and named arguments, as in {@code words.say("span.days", "count", 3)}. Out: plain
 * text in the reader's language, not escaped for anything; templates escape what they print. {@link
 * dev.farehawk.words.Languages} finds the reader's {@link dev.farehawk.words.Words}, which also
 * write prices, dates and spans. Pages have them as {@code frame.say(...)}, controllers as a
 * parameter, mails by the language of the account.
 */
@ApplicationModule(allowedDependencies = {"fare", "platform"})
@NullMarked
package dev.farehawk.words;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
