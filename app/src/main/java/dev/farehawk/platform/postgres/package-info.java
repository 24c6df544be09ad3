/**
 * A real PostgreSQL that comes inside the jar: unpacked once, initialised with a password, started
 * on the loopback interface, watched, restarted when it dies and stopped with the service. In: a
 * folder that this process owns. Out: an {@link dev.farehawk.platform.postgres.EmbeddedPostgres}
 * with a data source.
 */
@NullMarked
package dev.farehawk.platform.postgres;

import org.jspecify.annotations.NullMarked;
