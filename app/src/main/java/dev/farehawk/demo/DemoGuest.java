package dev.farehawk.demo;

import dev.farehawk.web.DemoNotice;
import dev.farehawk.words.Words;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The person trying the demo: what the pages say to them at the top, and how they sign in.
 *
 * @param speed how many times faster than real time the market runs
 * @param first the guest's own watch
 * @param password made up anew for each demo
 */
record DemoGuest(double speed, PlannedWatch first, String password) implements DemoNotice {

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int PASSWORD_LENGTH = 12;

  static DemoGuest of(DemoOptions.Scale scale, PlannedWatch first, RandomGenerator random) {
    StringBuilder password = new StringBuilder();
    random
        .ints(PASSWORD_LENGTH, 0, LETTERS.length())
        .forEach(i -> password.append(LETTERS.charAt(i)));
    return new DemoGuest(scale.marketSpeed(), first, password.toString());
  }

  @Override
  public String headline(Words words) {
    return speed == 1
        ? words.say("demo.notice.headline")
        : words.say("demo.notice.headline.fast", "speed", Math.round(speed));
  }

  @Override
  public String rest(Words words) {
    String route =
        words.say("route", "from", first.route().origin(), "to", first.route().destination());
    return words.say(
        "demo.notice.rest", "guest", Travellers.GUEST, "password", password, "route", route);
  }

  @Override
  public List<Link> links(Words words) {
    return List.of(new Link(words.say("demo.notice.mails"), "/demo/mails"));
  }
}
