package dev.farehawk.delivery;

import dev.farehawk.account.Channel;

/** Plug for one way to reach people. Safe for many threads. */
public interface DeliveryChannel {

  /** Which endpoints it serves. */
  Channel channel();

  /** How many parcels it may carry at a time. */
  int concurrency();

  /**
   * Parcels with the same name share a small part of the capacity, so that a slow host delays only
   * its own; empty when there is nothing to tell apart.
   */
  String bulkhead(String address);

  /**
   * Hands one parcel over. Blocks for seconds at most and throws nothing: whatever goes wrong is an
   * outcome.
   */
  Outcome deliver(Parcel parcel);

  /**
   * Hands over something that is no news: a challenge or a trial. Like {@link #deliver}, it blocks
   * for seconds at most and throws nothing.
   */
  Outcome greet(Parcel.Recipient to, Greeting greeting);
}
