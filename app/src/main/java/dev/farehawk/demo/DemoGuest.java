package dev.farehawk.demo;

import dev.farehawk.web.DemoNotice;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The person trying the demo: what the pages say to them at the top, and how they sign in.
 *
 * @param password made up anew for each demo
 */
record DemoGuest(String text, String password) implements DemoNotice {

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int PASSWORD_LENGTH = 12;

  static DemoGuest of(DemoOptions.Scale scale, PlannedWatch first, RandomGenerator random) {
    StringBuilder password = new StringBuilder();
    random
        .ints(PASSWORD_LENGTH, 0, LETTERS.length())
        .forEach(i -> password.append(LETTERS.charAt(i)));
    String speed =
        scale.marketSpeed() == 1
            ? ""
            : String.format(Locale.ROOT, " that runs %.0f times faster", scale.marketSpeed());
    return new DemoGuest(
        "This is a demo: a simulated market"
            + speed
            + ". Sign in as "
            + Travellers.GUEST
            + " with the password "
            + password
            + ". Your watch "
            + first.route().origin()
            + " to "
            + first.route().destination()
            + " has a target above today's price, so its first look sends the first alert.",
        password.toString());
  }

  @Override
  public List<Link> links() {
    return List.of(new Link("Read the caught mails", "/demo/mails"));
  }
}
