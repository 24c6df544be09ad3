package dev.farehawk.web;

import dev.farehawk.command.ServiceStart;
import dev.farehawk.platform.Progress;
import dev.farehawk.platform.http.ServiceAddress;
import dev.farehawk.testing.TestDatabase;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole service on a database of its own, and browsers without a face that visit it. */
final class RunningSite implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final TestDatabase database = TestDatabase.fresh();
  private final Path folder;
  private final ConfigurableApplicationContext service;

  RunningSite() throws IOException {
    folder = Files.createTempDirectory("farehawk-site-");
    service =
        ServiceStart.start(
            List.of(
                "--farehawk.http.port=0",
                "--farehawk.data=" + folder,
                "--farehawk.database.url=" + database.url(),
                "--farehawk.database.user=" + database.user(),
                "--farehawk.database.password=" + database.password()),
            Progress.silent());
  }

  /** A part of the running service. */
  <T> T part(Class<T> kind) {
    return service.getBean(kind);
  }

  TestDatabase database() {
    return database;
  }

  URI address() {
    return service.getBean(ServiceAddress.class).local();
  }

  Visitor visitor() {
    return new Visitor();
  }

  @Override
  public void close() {
    service.close();
    database.close();
    FileSystemUtils.deleteRecursively(folder.toFile());
  }

  /** Somebody with cookies of their own; follows no redirect. */
  final class Visitor {

    private final HttpClient client =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    HttpResponse<String> get(String path, String... headers) {
      return send(request(path, headers).GET().build());
    }

    /** Fills in a form of the given page; fields are names and values in turn. */
    HttpResponse<String> submit(String page, String action, String... fields) {
      Matcher token = TOKEN.matcher(get(page).body());
      String csrf = token.find() ? token.group(1) : "";
      return post(action, "_csrf=" + encoded(csrf) + "&" + form(fields));
    }

    /** Posts a form as it is. */
    HttpResponse<String> post(String action, String body) {
      return send(
          request(action, "Content-Type", "application/x-www-form-urlencoded")
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

    /** Signs up and is signed in. */
    Visitor signUp(String email) {
      HttpResponse<String> answer =
          submit("/signup", "/signup", "email", email, "password", "a long enough phrase");
      if (answer.statusCode() != 303) {
        throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
      }
      return this;
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
      HttpRequest.Builder builder = HttpRequest.newBuilder(address().resolve(path));
      if (headers.length > 0) {
        builder.headers(headers);
      }
      return builder;
    }
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
