package dev.farehawk.watch;

/** The watch is not any more as whoever changes it saw it; nothing was done. */
public final class WatchChanged extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WatchChanged() {
    super("the watch was changed in the meantime");
  }
}
