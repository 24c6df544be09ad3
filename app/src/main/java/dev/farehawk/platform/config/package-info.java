/**
 * What an operator may set. Each stage keeps its own record of settings; here are the platform's,
 * and the check that refuses keys which no record knows. In: yaml, environment variables and flags.
 * Out: typed records, or one sentence that names the key and what to do.
 */
@NullMarked
package dev.farehawk.platform.config;

import org.jspecify.annotations.NullMarked;
