package dev.farehawk.oracle;

import dev.farehawk.platform.Wake;

/** Signalled when verdicts wait for the alert stage. */
public record VerdictsGiven(Wake wake) {}
