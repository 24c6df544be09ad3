/**
 * Setting and reading watches, as pages and as a REST resource. In: forms and JSON. Out: a draft
 * for the watch stage, cards and the detail page with chart, verdict and looks.
 */
@NullMarked
package dev.farehawk.web.watch;

import org.jspecify.annotations.NullMarked;
