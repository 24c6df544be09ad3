package dev.farehawk.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs in as a browser does, and keeps the cookies. */
final class SignInForm {

  static final String PASSWORD = "a phrase that is long enough";

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient client;
  private final URI address;

  SignInForm(HttpClient client, URI address) {
    this.client = client;
    this.address = address.resolve("/login");
  }

  /** The header {@code Cookie} of somebody who has signed in. */
  String signIn(String email) {
    Map<String, String> cookies = new LinkedHashMap<>();
    HttpResponse<String> form = send(HttpRequest.newBuilder(address).build(), cookies);
    Matcher token = TOKEN.matcher(form.body());
    if (!token.find()) {
      throw new IllegalStateException("the sign-in page has no form");
    }
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(address)
                .header("Cookie", header(cookies))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "_csrf="
                            + encoded(token.group(1))
                            + "&email="
                            + encoded(email)
                            + "&password="
                            + encoded(PASSWORD)))
                .build(),
            cookies);
    if (answer.headers().firstValue("Location").orElse("").contains("/login")) {
      throw new IllegalStateException(email + " cannot sign in");
    }
    return header(cookies);
  }

  private HttpResponse<String> send(HttpRequest request, Map<String, String> cookies) {
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      for (String set : answer.headers().allValues("Set-Cookie")) {
        String pair = set.split(";", 2)[0];
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String header(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
