package dev.farehawk.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Style sheet, scripts and pictures, out of the jar. Their address holds a hash of their content,
 * so that browsers may keep them for a year and still see a new release at once.
 */
@RestController
public class Assets {

  private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
  private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

  private record Asset(MediaType type, Resource body, String hash) {}

  private final Map<String, Asset> assets;

  /** Reads all of them. */
  public Assets() {
    Map<String, Asset> read = new LinkedHashMap<>();
    read.put("farehawk.css", read(CSS, "/static/farehawk.css"));
    read.put("farehawk.js", read(SCRIPT, "/static/farehawk.js"));
    read.put("push.js", read(SCRIPT, "/static/push.js"));
    read.put("passkeys.js", read(SCRIPT, "/static/passkeys.js"));
    read.put("mark.svg", read(SVG, "/static/mark.svg"));
    read.put("icon-192.png", read(MediaType.IMAGE_PNG, "/static/icon-192.png"));
    read.put("icon-512.png", read(MediaType.IMAGE_PNG, "/static/icon-512.png"));
    read.put(
        "htmx.js", read(SCRIPT, "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"));
    this.assets = Map.copyOf(read);
  }

  /** The address of an asset on this server. */
  public String path(String name) {
    Asset asset = assets.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("there is no asset " + name);
    }
    return "/assets/" + asset.hash() + "/" + name;
  }

  /** Serves one; under an outdated hash the present content, not to be kept. */
  @GetMapping("/assets/{hash}/{name}")
  ResponseEntity<Resource> serve(@PathVariable String hash, @PathVariable String name) {
    Asset asset = assets.get(name);
    if (asset == null) {
      return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
    }
    CacheControl cache =
        asset.hash().equals(hash)
            ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
            : CacheControl.noCache();
    return ResponseEntity.ok()
        .cacheControl(cache)
        .contentType(asset.type())
        .eTag(asset.hash())
        .body(asset.body());
  }

  private static Asset read(MediaType type, String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + resource);
      }
      byte[] body = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return new Asset(type, new ByteArrayResource(body), HexFormat.of().formatHex(digest, 0, 8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
