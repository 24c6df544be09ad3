/** The generated client at work on the running service. */
@NullMarked
package dev.farehawk.client;

import org.jspecify.annotations.NullMarked;
