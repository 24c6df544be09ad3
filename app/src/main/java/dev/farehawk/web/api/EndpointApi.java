package dev.farehawk.web.api;

import dev.farehawk.account.Channel;
import dev.farehawk.account.ConnectChannels;
import dev.farehawk.account.Endpoint;
import dev.farehawk.account.EndpointOrder;
import dev.farehawk.account.Endpoints;
import dev.farehawk.account.Scope;
import dev.farehawk.delivery.TryEndpoint;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where alerts of the person who asks go. */
@RestController
@RequestMapping(path = "/api/v1/endpoints", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Endpoints")
class EndpointApi {

  private static final String PATH = "/api/v1/endpoints/";

  private final Endpoints endpoints;
  private final ConnectChannels connect;
  private final Around around;

  /** What else is done with them. */
  @Component
  record Around(TryEndpoint tryEndpoint, EndpointOrder order, Readers readers) {}

  EndpointApi(Endpoints endpoints, ConnectChannels connect, Around around) {
    this.endpoints = endpoints;
    this.connect = connect;
    this.around = around;
  }

  /** All of them, the first to be tried first. */
  @Schema(name = "Endpoints")
  record EndpointsJson(List<EndpointJson> endpoints) {}

  /** An e-mail address to add; a link is mailed to it. */
  @Schema(name = "NewEmail")
  record NewEmail(@Nullable String email) {}

  /** A webhook to add; a signed challenge is sent to it. */
  @Schema(name = "NewWebhook")
  record NewWebhook(@Nullable String url) {}

  /**
   * A place at a chat service to add: NTFY, SLACK, DISCORD or TELEGRAM, and the address that it
   * gave.
   */
  @Schema(name = "NewChat")
  record NewChat(@Nullable String service, @Nullable String address) {}

  /** A browser to add: its subscription as the Push API gives it, and a name for its owner. */
  @Schema(name = "NewBrowser")
  record NewBrowser(
      @Nullable String endpoint,
      @Nullable String point,
      @Nullable String secret,
      @Nullable String name) {}

  /** The code that a challenge brought. */
  @Schema(name = "Code")
  record CodeJson(@Nullable String code) {}

  /** What came of a test; {@code problem} is null when it was taken. */
  @Schema(name = "EndpointTest")
  record TestedJson(boolean taken, @Nullable Long millis, @Nullable String problem) {}

  /** Ids in the order of trying; those of one inner list at the same time. */
  @Schema(name = "EndpointOrder")
  record OrderJson(@Nullable List<List<Long>> order) {}

  @GetMapping
  @Needs(Scope.ACCOUNT)
  @Operation(operationId = "listEndpoints", summary = "List where my alerts go")
  EndpointsJson list(@Parameter(hidden = true) @AuthenticationPrincipal Traveller who) {
    return new EndpointsJson(endpoints.of(who.account()).stream().map(EndpointJson::of).toList());
  }

  @GetMapping("/{id}")
  @Needs(Scope.ACCOUNT)
  @Operation(operationId = "readEndpoint", summary = "Read one place where my alerts go")
  EndpointJson read(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who, @PathVariable long id) {
    return EndpointJson.of(own(who, id));
  }

  @PostMapping(path = "/email", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "addEmail",
      summary = "Add an e-mail address",
      description = "It gets alerts once the link that is mailed to it was opened.")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<EndpointJson> addEmail(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody NewEmail wish) {
    return created(
        EndpointJson.of(
            endpoints.addEmail(
                who.account(), text("email", wish.email()), around.readers().words(who).tag())));
  }

  @PostMapping(path = "/webhook", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "addWebhook",
      summary = "Add a webhook",
      description = "Its signing secret is in this answer alone.")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<EndpointJson> addWebhook(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody NewWebhook wish) {
    ConnectChannels.ConnectedWebhook made = connect.webhook(who.account(), text("url", wish.url()));
    return created(EndpointJson.of(made.connected()).with(made.secret()));
  }

  @PostMapping(path = "/chat", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "addChat",
      summary = "Add a place at ntfy, Slack, Discord or Telegram",
      description = "It gets alerts once the link or the code that is sent there was used.")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<EndpointJson> addChat(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who, @RequestBody NewChat wish) {
    Channel channel =
        Channel.chat(text("service", wish.service()))
            .orElseThrow(() -> new BadField("service", "choose NTFY, SLACK, DISCORD or TELEGRAM"));
    return created(
        EndpointJson.of(connect.chat(who.account(), channel, text("address", wish.address()))));
  }

  @PostMapping(path = "/browser", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "addBrowser",
      summary = "Add a browser",
      description =
          "The keys point and secret are base64url, as p256dh and auth of its subscription.")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<EndpointJson> addBrowser(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody NewBrowser wish) {
    var subscription =
        new ConnectChannels.PushSubscription(
            text("endpoint", wish.endpoint()),
            text("point", wish.point()),
            text("secret", wish.secret()));
    return created(
        EndpointJson.of(connect.push(who.account(), subscription, text("name", wish.name()))));
  }

  @PostMapping(path = "/{id}/code", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.ACCOUNT)
  @Operation(operationId = "confirmEndpoint", summary = "Confirm with the code that was sent there")
  EndpointJson confirm(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable long id,
      @RequestBody CodeJson code) {
    Endpoint endpoint = own(who, id);
    if (!connect.confirm(who.account(), endpoint.id(), text("code", code.code()))) {
      throw new BadField("code", "this code is wrong, old, or was tried too often");
    }
    return read(who, id);
  }

  @PostMapping("/{id}/challenge")
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "challengeEndpoint",
      summary = "Send the confirmation again",
      description = "For places that wait for it; 404 for all others.")
  EndpointJson again(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who, @PathVariable long id) {
    if (endpoints.verifyAgain(who.account(), id, around.readers().words(who).tag())) {
      return read(who, id);
    }
    return connect.again(who.account(), id).map(EndpointJson::of).orElseThrow(WatchApi::notFound);
  }

  @PostMapping("/{id}/on")
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "switchEndpointOn",
      summary = "Switch on again",
      description = "It must be confirmed anew; the confirmation is sent.")
  EndpointJson enable(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who, @PathVariable long id) {
    if (!endpoints.enable(who.account(), id)) {
      throw WatchApi.notFound();
    }
    return again(who, id);
  }

  @PostMapping("/{id}/off")
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "switchEndpointOff",
      summary = "Switch off",
      description = "The inbox stays on.")
  EndpointJson disable(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who, @PathVariable long id) {
    if (!endpoints.disable(who.account(), id, "You switched it off.")) {
      throw WatchApi.notFound();
    }
    return read(who, id);
  }

  @PostMapping("/{id}/test")
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "testEndpoint",
      summary = "Send a test message",
      description = "To an active place; not twice within ten seconds.")
  TestedJson test(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who, @PathVariable long id) {
    return switch (around.tryEndpoint().test(who.account(), id).orElseThrow(WatchApi::notFound)) {
      case TryEndpoint.Tested.Taken taken -> new TestedJson(true, taken.within().toMillis(), null);
      case TryEndpoint.Tested.Failed failed -> new TestedJson(false, null, failed.why());
      case TryEndpoint.Tested.TooSoon soon ->
          new TestedJson(
              false, null, "the last test is too short a while ago; wait " + soon.pause());
    };
  }

  @PutMapping(path = "/order", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "orderEndpoints",
      summary = "Say which are tried first",
      description = "Names every one once. Those of one inner list are tried at the same time.")
  EndpointsJson order(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody OrderJson order) {
    if (order.order() == null) {
      throw new BadField("order", "this field is needed");
    }
    around.order().set(who.account(), order.order());
    return list(who);
  }

  @DeleteMapping("/{id}")
  @Needs(Scope.ACCOUNT)
  @Operation(operationId = "removeEndpoint", summary = "Remove", description = "The inbox stays.")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  ResponseEntity<Void> remove(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who, @PathVariable long id) {
    if (!endpoints.remove(who.account(), id)) {
      throw WatchApi.notFound();
    }
    return ResponseEntity.noContent().build();
  }

  private Endpoint own(Traveller who, long id) {
    return endpoints.find(who.account(), id).orElseThrow(WatchApi::notFound);
  }

  private static ResponseEntity<EndpointJson> created(EndpointJson made) {
    return ResponseEntity.created(URI.create(PATH + made.id())).body(made);
  }

  private static String text(String field, @Nullable String value) {
    if (value == null) {
      throw new BadField(field, "this field is needed");
    }
    return value;
  }
}
