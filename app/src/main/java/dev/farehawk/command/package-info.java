/**
 * The command line, one class per command. In: arguments. Out: a running service, or a task done
 * and an exit code: 0 done, 1 refused or failed with a sentence on the error stream, 2 wrong
 * arguments.
 */
@NullMarked
package dev.farehawk.command;

import org.jspecify.annotations.NullMarked;
