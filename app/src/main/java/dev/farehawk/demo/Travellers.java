package dev.farehawk.demo;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.Channel;
import dev.farehawk.account.Endpoints;
import dev.farehawk.account.SignUp;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Trip;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The people of a demo: signs them up, says where to reach them, and sets their watches. */
final class Travellers {

  /** Signs in as the person trying the demo. */
  static final String GUEST = "guest@demo.farehawk.example";

  private static final int KEY_BYTES = 32;
  private static final ZoneId ZONE = ZoneId.of("UTC");

  private final Accounts accounts;
  private final Endpoints endpoints;
  private final Watches watches;
  private final WebhookSink sink;
  private final RandomGenerator random;

  Travellers(
      Accounts accounts,
      Endpoints endpoints,
      Watches watches,
      WebhookSink sink,
      RandomGenerator random) {
    this.accounts = accounts;
    this.endpoints = endpoints;
    this.watches = watches;
    this.sink = sink;
    this.random = random;
  }

  /**
   * Makes everybody and everything planned. The guest and every other traveller have e-mail, the
   * rest a webhook; all have the inbox.
   *
   * @param password of all of them
   * @return the watches in the order of the plans
   */
  List<WatchView> settle(List<PlannedWatch> plans, String password) {
    int last = plans.stream().mapToInt(PlannedWatch::traveller).max().orElseThrow();
    List<String> emails = IntStream.rangeClosed(0, last).mapToObj(Travellers::email).toList();
    List<Account> people = accounts.createAll(emails, new SignUp(GUEST, password, ZONE, "en"));
    endpoints.addVerified(
        IntStream.rangeClosed(0, last).mapToObj(i -> reachable(i, people.get(i))).toList());
    List<Watches.Order> orders = new ArrayList<>(plans.size());
    for (PlannedWatch plan : plans) {
      orders.add(new Watches.Order(people.get(plan.traveller()).id(), draft(plan)));
    }
    // The guest's watch is set first of all, so that its first look is the first one too.
    List<WatchView> all = new ArrayList<>(watches.createAll(orders.subList(0, 1)));
    if (orders.size() > 1) {
      all.addAll(watches.createAll(orders.subList(1, orders.size())));
    }
    return all;
  }

  private static String email(int traveller) {
    return traveller == 0 ? GUEST : "traveller-" + traveller + "@demo.farehawk.example";
  }

  private Endpoints.Verified reachable(int traveller, Account person) {
    UUID account = person.id();
    if (traveller % 2 == 0) {
      return new Endpoints.Verified(account, Channel.EMAIL, person.email(), null);
    }
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return new Endpoints.Verified(
        account, Channel.WEBHOOK, sink.address(traveller).toString(), key);
  }

  private static WatchDraft draft(PlannedWatch plan) {
    Dates dates =
        plan.flexDays() == 0
            ? new Dates.On(plan.departure())
            : new Dates.Around(plan.departure(), plan.flexDays());
    return new WatchDraft(
        Trip.oneWay(plan.route().origin(), plan.route().destination(), dates).with(plan.stay()),
        plan.filter(),
        plan.rule(),
        plan.traveller() == 0 ? "Your first alert" : null);
  }
}
