package dev.farehawk.web.channel;

import dev.farehawk.account.ConnectChannels;
import dev.farehawk.delivery.PushKey;
import dev.farehawk.web.Assets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a browser needs to install the site like an app (W3C Web Application Manifest) and to get
 * notifications of it.
 */
@RestController
class InstalledApp {

  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
  private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json");

  private final Assets assets;
  private final PushKey pushKey;
  private final ConnectChannels connect;
  private final String serviceWorker;

  InstalledApp(Assets assets, PushKey pushKey, ConnectChannels connect) {
    this.assets = assets;
    this.pushKey = pushKey;
    this.connect = connect;
    this.serviceWorker = read("/static/service-worker.js");
  }

  /** Must lie at the root to receive for the whole site; browsers look for a new one each day. */
  @GetMapping("/service-worker.js")
  ResponseEntity<String> serviceWorker() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .contentType(SCRIPT)
        .body(serviceWorker);
  }

  @GetMapping("/manifest.webmanifest")
  ResponseEntity<Map<String, Object>> manifest() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .contentType(MANIFEST)
        .body(
            Map.of(
                "id", "/",
                "name", "Farehawk",
                "short_name", "Farehawk",
                "start_url", "/watches",
                "scope", "/",
                "display", "standalone",
                "background_color", "#ffffff",
                "theme_color", "#1f4fd8",
                "icons",
                    List.of(
                        icon("icon-192.png", "192x192", "image/png", "any maskable"),
                        icon("icon-512.png", "512x512", "image/png", "any maskable"),
                        icon("mark.svg", "any", "image/svg+xml", "any"))));
  }

  /** What {@code pushManager.subscribe} wants as {@code applicationServerKey}, base64url. */
  @GetMapping("/push/key")
  Map<String, String> key() {
    return Map.of("key", pushKey.text());
  }

  /** A service worker sends back what only its browser could read. */
  @PostMapping("/push/confirm")
  ResponseEntity<Void> confirm(@RequestParam(defaultValue = "") String token) {
    return ResponseEntity.status(
            connect.confirm(token).isPresent() ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND)
        .build();
  }

  private Map<String, String> icon(String asset, String sizes, String type, String purpose) {
    return Map.of("src", assets.path(asset), "sizes", sizes, "type", type, "purpose", purpose);
  }

  private static String read(String resource) {
    try (InputStream in = InstalledApp.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
