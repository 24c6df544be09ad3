/**
 * People, their credentials and the endpoints they can be reached at. In: sign-up, sign-in,
 * verification. Out: who is asking, and where alerts for them may go. Owns the account tables;
 * every call names the account it acts for.
 */
@ApplicationModule(allowedDependencies = {"fare", "platform"})
@NullMarked
package dev.farehawk.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
