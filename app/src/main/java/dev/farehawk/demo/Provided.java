package dev.farehawk.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * A fare market in another process, as its operator sees it.
 *
 * @param address where it listens
 */
record Provided(String address) {

  /** From now on every live search fails. */
  void stopSelling() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/admin/faults"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"faults\":[{\"kind\":\"SERVER_ERROR\",\"rate\":1,\"api\":\"LIVE\"}]}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("the fare market does not stop: " + answer.body());
      }
    }
  }

  /** Every live reply, a line each; to be closed. */
  InputStream replies() throws IOException {
    return URI.create(address + "/admin/replies").toURL().openStream();
  }
}
