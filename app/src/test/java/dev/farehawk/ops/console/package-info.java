/** Tests of what the console reads. */
@org.jspecify.annotations.NullMarked
package dev.farehawk.ops.console;
