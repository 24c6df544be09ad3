package dev.farehawk.provider;

import dev.farehawk.provider.budget.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What one call has paid, and what for. Every request to a provider takes from its rate limits, a
 * login too: a call that finds no token uses up what it paid to buy one, and has to pay anew.
 */
final class Passage implements HttpTransport.Toll {

  private final Spending spending;
  private final CallGate gate;
  private final InstantSource clock;
  private State state = State.UNUSED;
  private Instant loginBegan = Instant.MIN;

  private enum State {
    UNUSED,
    LATE,
    LOGIN,
    CALL
  }

  Passage(Spending spending, CallGate gate, InstantSource clock) {
    this.spending = spending;
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public void login() throws AccessTokens.NoToken {
    use(State.LOGIN);
    loginBegan = clock.instant();
  }

  @Override
  public void call() throws AccessTokens.NoToken {
    if (state == State.LOGIN) {
      throw new AccessTokens.NoToken(AccessTokens.BOUGHT);
    }
    use(State.CALL);
  }

  private void use(State use) throws AccessTokens.NoToken {
    boolean inTime = gate.sends(spending, clock.instant());
    state = inTime ? use : State.LATE;
    if (!inTime) {
      throw new AccessTokens.NoToken(AccessTokens.RAN_OUT);
    }
  }

  /** Whether anything went out to the provider. */
  boolean isUsed() {
    return state == State.LOGIN || state == State.CALL;
  }

  /** Whether a login went out instead of the call. */
  boolean wasForLogin() {
    return state == State.LOGIN;
  }

  /** Gives back what was paid for a request that never went out. */
  void giveBackUnused() {
    if (state == State.UNUSED) {
      gate.notMade(spending);
    }
  }

  /** The login went well: it counts against the rate limits, and nothing is billed for it. */
  void loggedIn(Instant now) {
    gate.loggedIn(spending, Duration.between(loginBegan, now));
  }
}
