/** One class per measured claim; the command that reproduces it stands in its Javadoc. */
@NullMarked
package dev.farehawk.benchmarks;

import org.jspecify.annotations.NullMarked;
