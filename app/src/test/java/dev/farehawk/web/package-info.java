/** Tests of pages and API. */
@NullMarked
package dev.farehawk.web;

import org.jspecify.annotations.NullMarked;
