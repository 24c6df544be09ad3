package dev.farehawk.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A small OpenID provider on this machine: discovery, authorization code, signed ID tokens. */
final class OutsideIssuer implements AutoCloseable {

  static final String CLIENT = "farehawk";

  private final HttpServer server;
  private final RSAKey key;
  private final RSAKey foreignKey;
  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  private volatile Person person = new Person("nobody", "nobody@example.org", true);
  private volatile boolean forging;

  /** Who comes back from here. */
  record Person(String subject, String email, boolean verified) {}

  OutsideIssuer() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("ours").generate();
    foreignKey = new RSAKeyGenerator(2048).keyID("ours").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> answer(exchange, 200, discovery(), Map.of()));
    server.createContext(
        "/keys",
        exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString(), Map.of()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on this person comes back. */
  void signedIn(Person next) {
    person = next;
    forging = false;
  }

  /** From now on tokens bear another's signature. */
  void forges() {
    forging = true;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String discovery() {
    return """
    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
     "jwks_uri": "%1$s/keys", "response_types_supported": ["code"],
     "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
    """
        .formatted(address());
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
    String code = "code-" + nonces.size();
    nonces.put(code, asked.getOrDefault("nonce", ""));
    String back = asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state");
    answer(exchange, 302, "", Map.of("Location", back));
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String nonce = nonces.remove(fields(body).get("code"));
    if (nonce == null) {
      answer(exchange, 400, "{\"error\": \"invalid_grant\"}", Map.of());
      return;
    }
    answer(
        exchange,
        200,
        "{\"access_token\": \"x\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\": \""
            + idToken(nonce)
            + "\"}",
        Map.of());
  }

  private String idToken(String nonce) {
    Instant now = Instant.now();
    Person who = person;
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ours").build(),
            new JWTClaimsSet.Builder()
                .issuer(address())
                .subject(who.subject())
                .audience(CLIENT)
                .claim("nonce", nonce)
                .claim("email", who.email())
                .claim("email_verified", who.verified())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build());
    try {
      token.sign(new RSASSASigner(forging ? foreignKey : key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static Map<String, String> fields(String form) {
    return Arrays.stream(form.split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static void answer(
      HttpExchange exchange, int status, String body, Map<String, String> headers)
      throws IOException {
    try (exchange) {
      headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }
}
