/** The demo's own parts: mail catcher, webhook sink, route import, plan of travellers. */
@NullMarked
package dev.farehawk.demo;

import org.jspecify.annotations.NullMarked;
