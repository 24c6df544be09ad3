/** Tests of the provider stage: each adapter and the gateway against real HTTP. */
@NullMarked
package dev.farehawk.provider;

import org.jspecify.annotations.NullMarked;
