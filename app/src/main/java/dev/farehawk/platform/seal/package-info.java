/**
 * Secrets that must be read again, such as what one-time codes are made from, kept so that a copy
 * of the database does not give them away. In: a secret and what it belongs to. Out: bytes for a
 * column. Each is sealed by a data key; data keys lie in the database, sealed by the master key,
 * which lies in a file of its own or in the settings.
 */
@NullMarked
package dev.farehawk.platform.seal;

import org.jspecify.annotations.NullMarked;
