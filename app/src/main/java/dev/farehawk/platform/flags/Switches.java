package dev.farehawk.platform.flags;

/** What is stopped. Cheap: may be asked before every single piece of work. */
@FunctionalInterface
public interface Switches {

  /** Nobody stops anything. */
  Switches NONE_STOPPED = _ -> false;

  /**
   * Whether a part is stopped now. Until it is known, everything is: to wait some seconds does no
   * harm, to go on against an operator's will may. While the table cannot be read, what was known
   * last holds.
   */
  boolean isStopped(Switch part);
}
