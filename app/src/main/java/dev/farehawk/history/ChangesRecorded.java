package dev.farehawk.history;

import dev.farehawk.platform.Wake;

/** Signalled when changes wait for the oracle. */
public record ChangesRecorded(Wake wake) {}
