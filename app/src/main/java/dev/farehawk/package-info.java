/** The root: starts the program and wires the stages of the pipeline to each other. */
@NullMarked
package dev.farehawk;

import org.jspecify.annotations.NullMarked;
