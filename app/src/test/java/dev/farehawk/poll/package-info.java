/** Tests of the poll stage: the planner alone, and demand that becomes observations over HTTP. */
@NullMarked
package dev.farehawk.poll;

import org.jspecify.annotations.NullMarked;
