package dev.farehawk.provider;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;

/** Turns planned requests into those that go over the wire, with the key in its place. */
final class WireRequests {

  private static final String JSON = "application/json";

  private final String base;
  private final ProviderKey key;
  private final KeyPlacement placement;
  private final @Nullable String callIdHeader;

  WireRequests(ProviderConfig config, FareProvider provider) {
    ProviderKey given = config.key();
    this.base = config.address().toString().replaceAll("/+$", "");
    this.key = given == null ? new ProviderKey(null, null, null) : given;
    this.placement = provider.keyPlacement();
    this.callIdHeader = provider.callIdHeader();
  }

  /**
   * A request with the key where the provider wants it.
   *
   * @param token the bought one; empty where none is bought
   */
  HttpUriRequestBase of(ProviderRequest request, String id, String token) {
    HttpUriRequestBase wired =
        new HttpUriRequestBase(request.method().name(), uri(request.pathAndQuery()));
    wired.setHeader(HttpHeaders.ACCEPT, JSON);
    request.headers().forEach(wired::setHeader);
    if (callIdHeader != null) {
      wired.setHeader(callIdHeader, id);
    }
    ProviderRequest.Body body = request.body();
    if (body != null) {
      wired.setEntity(entity(body.text(), body.contentType()));
    }
    putKey(wired, token);
    return wired;
  }

  private void putKey(HttpUriRequestBase wired, String token) {
    switch (placement) {
      case KeyPlacement.None _, KeyPlacement.QueryParameter _ -> {}
      case KeyPlacement.Header(String name, String prefix) ->
          wired.setHeader(name, prefix + key.apiKeyText());
      case KeyPlacement.Bearer _ -> putBearer(wired, key.apiKeyText());
      case KeyPlacement.Basic(String keyHeader) -> {
        wired.setHeader(HttpHeaders.AUTHORIZATION, basic(key.userText() + ":" + key.secretText()));
        if (keyHeader != null) {
          wired.setHeader(keyHeader, key.apiKeyText());
        }
      }
      case KeyPlacement.ClientCredentials _ -> putBearer(wired, token);
    }
  }

  private static void putBearer(HttpUriRequestBase wired, String token) {
    wired.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
  }

  private URI uri(String pathAndQuery) {
    if (placement instanceof KeyPlacement.QueryParameter(String name)) {
      return URI.create(
          base
              + pathAndQuery
              + (pathAndQuery.indexOf('?') < 0 ? '?' : '&')
              + encoded(name)
              + "="
              + encoded(key.apiKeyText()));
    }
    return URI.create(base + pathAndQuery);
  }

  /** The request that buys a token. */
  HttpUriRequestBase login(KeyPlacement.ClientCredentials credentials) {
    String url = credentials.tokenUrl();
    HttpUriRequestBase login =
        new HttpUriRequestBase("POST", URI.create(url.startsWith("/") ? base + url : url));
    login.setHeader(HttpHeaders.ACCEPT, JSON);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    switch (credentials.client()) {
      case IN_FORM -> {
        form.put("client_id", key.userText());
        form.put("client_secret", key.secretText());
      }
      // Both parts are encoded like form fields before they are joined (RFC 6749, 2.3.1).
      case BASIC ->
          login.setHeader(
              HttpHeaders.AUTHORIZATION,
              basic(encoded(key.userText()) + ":" + encoded(key.secretText())));
      case BASIC_AS_IS ->
          login.setHeader(
              HttpHeaders.AUTHORIZATION, basic(key.userText() + ":" + key.secretText()));
    }
    form.putAll(credentials.form());
    login.setEntity(
        entity(
            form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&")),
            "application/x-www-form-urlencoded"));
    return login;
  }

  private static StringEntity entity(String text, String contentType) {
    return new StringEntity(
        text, ContentType.parse(contentType).withCharset(StandardCharsets.UTF_8));
  }

  private static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
