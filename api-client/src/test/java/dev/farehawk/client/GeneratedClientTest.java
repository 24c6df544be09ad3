package dev.farehawk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.SignUp;
import dev.farehawk.client.api.AlertsApi;
import dev.farehawk.client.api.MeApi;
import dev.farehawk.client.api.PlacesApi;
import dev.farehawk.client.api.WatchesApi;
import dev.farehawk.client.model.Dates;
import dev.farehawk.client.model.DigestTimes;
import dev.farehawk.client.model.Me;
import dev.farehawk.client.model.MeChange;
import dev.farehawk.client.model.NewWatch;
import dev.farehawk.client.model.Notifications;
import dev.farehawk.client.model.QuietHours;
import dev.farehawk.client.model.Rule;
import dev.farehawk.client.model.Watch;
import dev.farehawk.command.ServiceStart;
import dev.farehawk.platform.Progress;
import dev.farehawk.platform.http.ServiceAddress;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What a program does that somebody else wrote from the API's description alone: whatever does not
 * fit between the description and the service, breaks here.
 */
class GeneratedClientTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static ConfigurableApplicationContext service;

  @SuppressWarnings("NullAway.Init")
  private static ApiClient client;

  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(40);

  @BeforeAll
  static void start() {
    service =
        ServiceStart.start(
            List.of("--farehawk.http.port=0", "--farehawk.data=" + folder), Progress.silent());
    Account account =
        service
            .getBean(Accounts.class)
            .signUp(
                new SignUp("program@example.org", "a long enough phrase", ZoneOffset.UTC, "en"));
    client = client(service.getBean(ApiKeys.class).create(account.id(), "a program").secret());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static ApiClient client(String key) {
    URI address = service.getBean(ServiceAddress.class).local();
    ApiClient made = new ApiClient();
    made.updateBaseUri(address.resolve("/").toString().replaceFirst("/$", ""));
    made.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
    return made;
  }

  private NewWatch wish() {
    return new NewWatch()
        .origin("ZRH")
        .destination("LIS")
        .dates(new Dates().from(day).to(day.plusDays(3)))
        .rule(
            new Rule().kind(Rule.KindEnum.TARGET).amount(new BigDecimal("120.50")).currency("CHF"))
        .label("Sea");
  }

  @Test
  void findsAPlaceInSpiteOfATypo() throws ApiException {
    assertThat(new PlacesApi(client).findPlaces("zurihc", 3, null, null).getPlaces())
        .anySatisfy(place -> assertThat(place.getCode()).isEqualTo("ZRH"));
  }

  @Test
  void setsReadsChangesAndEndsAWatch() throws ApiException {
    WatchesApi watches = new WatchesApi(client);

    Watch made = watches.setWatch(wish());
    assertThat(made.getLabel()).isEqualTo("Sea");
    assertThat(made.getFares()).hasSize(4);
    UUID id = Objects.requireNonNull(made.getId(), "id");
    assertThat(watches.readWatch(id)).isEqualTo(made);
    assertThat(watches.listWatches(null, "ZRH", "LIS", null, null, null, null).getWatches())
        .contains(made);

    watches.editWatch(id, wish().label("Sun"), null);
    assertThat(watches.readWatch(id).getLabel()).isEqualTo("Sun");

    watches.endWatch(id, null);
    assertThat(catchThrowableOfType(ApiException.class, () -> watches.readWatch(id)).getCode())
        .isEqualTo(404);
  }

  @Test
  void saysWhenAlertsComeAndInWhichLanguage() throws ApiException {
    MeApi me = new MeApi(client);

    Me changed = me.changeMe(new MeChange().language("ja"));
    assertThat(changed.getLanguage()).isEqualTo("ja");
    assertThat(me.readMe()).isEqualTo(changed);

    Notifications wanted =
        new Notifications()
            .quiet(new QuietHours().from("22:00").until("07:00"))
            .digest(new DigestTimes().at("18:00"));
    assertThat(me.changeNotifications(wanted).getQuiet()).isEqualTo(wanted.getQuiet());
    assertThat(me.readNotifications().getDigest()).isEqualTo(wanted.getDigest());
  }

  @Test
  void readsAnInboxAndAlertsThatAreEmpty() throws ApiException {
    AlertsApi alerts = new AlertsApi(client);

    assertThat(alerts.listAlerts(null, 10).getAlerts()).isEmpty();
    assertThat(alerts.readInbox().getUnread()).isZero();
  }

  @Test
  void aWrongWishComesBackAsAProblemThatNamesTheField() {
    ApiException refused =
        catchThrowableOfType(
            ApiException.class, () -> new WatchesApi(client).setWatch(wish().origin("QQQ")));

    assertThat(refused.getCode()).isEqualTo(422);
    assertThat(refused.getResponseBody()).contains("\"errors\"").contains("origin");
  }

  @Test
  void withoutItsKeyItIsAStranger() {
    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () -> new WatchesApi(client("fhk_unknown")).readWatch(UUID.randomUUID()));

    assertThat(refused.getCode()).isEqualTo(401);
  }
}
