package dev.farehawk.web;

import dev.farehawk.command.ServiceStart;
import dev.farehawk.platform.Progress;
import dev.farehawk.platform.http.ServiceAddress;
import dev.farehawk.testing.TestDatabase;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole service on a database of its own, and browsers without a face that visit it. */
public final class RunningSite implements AutoCloseable {

  static final String PASSWORD = "a long enough phrase";

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final TestDatabase database = TestDatabase.fresh();
  private final Path folder;
  private final ConfigurableApplicationContext service;

  /** The plain service. */
  public RunningSite() throws IOException {
    this(List.of(), Set.of(), Map.of());
  }

  /** The service with settings, profiles and beans beside its own. */
  public RunningSite(List<String> settings, Set<String> profiles, Map<String, Object> beans)
      throws IOException {
    folder = Files.createTempDirectory("farehawk-site-");
    List<String> arguments = new ArrayList<>(settings);
    Path rates = folder.resolve("rates.csv");
    Files.writeString(rates, "Date, USD, CHF, JPY, \n26 November 2026, 1.1000, 0.9500, 170.00, \n");
    arguments.add("--farehawk.currency.rates-file=" + rates);
    arguments.add("--farehawk.http.port=0");
    arguments.add("--farehawk.data=" + folder);
    arguments.add("--farehawk.database.url=" + database.url());
    arguments.add("--farehawk.database.user=" + database.user());
    arguments.add("--farehawk.database.password=" + database.password());
    service = ServiceStart.start(arguments, Progress.silent(), profiles, beans);
  }

  /** A part of the running service. */
  <T> T part(Class<T> kind) {
    return service.getBean(kind);
  }

  /** One of several parts of a kind. */
  <T> T part(String name, Class<T> kind) {
    return service.getBean(name, kind);
  }

  TestDatabase database() {
    return database;
  }

  URI address() {
    return service.getBean(ServiceAddress.class).local();
  }

  /** Somebody new. */
  public Visitor visitor() {
    return new Visitor();
  }

  @Override
  public void close() {
    service.close();
    database.close();
    FileSystemUtils.deleteRecursively(folder.toFile());
  }

  /** Somebody with cookies of their own; follows no redirect. */
  public final class Visitor {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private String userAgent = "tests";

    /** Claims to be another browser. */
    Visitor as(String browser) {
      userAgent = browser;
      return this;
    }

    /** The value of a cookie; empty without it. */
    String cookie(String name) {
      return cookies.getCookieStore().getCookies().stream()
          .filter(cookie -> cookie.getName().equals(name))
          .map(HttpCookie::getValue)
          .findFirst()
          .orElse("");
    }

    /** Loses a cookie. */
    void forget(String name) {
      cookies.getCookieStore().getCookies().stream()
          .filter(cookie -> cookie.getName().equals(name))
          .toList()
          .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    /** The token of the forms on this page. */
    String token(String page) {
      return RunningSite.token(get(page));
    }

    /** Opens a page. */
    public HttpResponse<String> get(String path, String... headers) {
      return send(request(path, headers).GET().build());
    }

    /** Fills in a form of the given page; fields are names and values in turn. */
    public HttpResponse<String> submit(String page, String action, String... fields) {
      return post(action, "_csrf=" + encoded(token(page)) + "&" + form(fields));
    }

    /** Posts a form as it is. */
    HttpResponse<String> post(String action, String body, String... headers) {
      return send(
          request(action, headers)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build());
    }

    HttpResponse<String> send(String method, String path, String json, String... headers) {
      return send(
          request(path, headers)
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(json))
              .build());
    }

    /** Signs up and signs in. */
    public Visitor signUp(String email) {
      post(
          "/signup",
          "_csrf=" + encoded(token("/signup")) + "&" + form("email", email, "password", PASSWORD),
          "X-Forwarded-For",
          networkOf(email));
      signIn(email);
      return this;
    }

    /** Each signs up from a network of their own: many from one are slowed down. */
    private static String networkOf(String email) {
      int hash = email.hashCode();
      return "198.18." + ((hash >>> 8) & 0xff) + "." + (hash & 0xff);
    }

    /** Signs in; the address to go on to. */
    String signIn(String email) {
      HttpResponse<String> answer =
          submit("/login", "/login", "email", email, "password", PASSWORD);
      return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> send(HttpRequest request) {
      try {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private HttpRequest.Builder request(String path, String... headers) {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(address().resolve(path)).header("User-Agent", userAgent);
      if (headers.length > 0) {
        builder.headers(headers);
      }
      return builder;
    }
  }

  /** The token of the forms on this page; empty without any. */
  static String token(HttpResponse<String> page) {
    Matcher token = TOKEN.matcher(page.body());
    return token.find() ? token.group(1) : "";
  }

  private static String form(String... fields) {
    return IntStream.range(0, fields.length / 2)
        .mapToObj(i -> fields[2 * i] + "=" + encoded(fields[2 * i + 1]))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
