/** What tests of several stages share: a real PostgreSQL with a fresh database per test. */
@NullMarked
package dev.farehawk.testing;

import org.jspecify.annotations.NullMarked;
