/**
 * Calls to servers that people name. In: one HTTP request. Out: what was answered, or why nothing
 * was. Only addresses on the public internet are called, for a bounded time and size, and without
 * following redirects.
 */
@NullMarked
package dev.farehawk.delivery.http;

import org.jspecify.annotations.NullMarked;
