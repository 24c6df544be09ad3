/** Tests of how the console draws. */
@org.jspecify.annotations.NullMarked
package dev.farehawk.web.console;
