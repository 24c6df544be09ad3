package dev.farehawk.provider.declarative;

import dev.farehawk.platform.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Finds and reads definitions. What must be mended is told in one sentence that names the file, the
 * line, the key and what would be right.
 */
final class DefinitionFile {

  /** Before the name of a definition that ships with the product. */
  static final String SHIPPED = "shipped:";

  private static final String FOLDER = "/provider/definitions/";
  private static final int LARGEST = 256 * 1024;

  private DefinitionFile() {}

  /**
   * Reads a definition.
   *
   * @param place path of a file, or {@code shipped:} and a name
   * @throws StartRefused if it cannot be read or used
   */
  static Definition read(String place) {
    byte[] bytes = place.startsWith(SHIPPED) ? shipped(place) : file(place);
    return parse(place, text(place, bytes));
  }

  /** Reads a definition from its text; the place is for sentences. */
  static Definition parse(String place, String text) {
    YamlSource source;
    try {
      source = YamlSource.read(text);
    } catch (Mistake mistake) {
      throw refused(place, mistake.pointer(), mistake.words());
    }
    try {
      return DefinitionReader.read(source);
    } catch (Mistake mistake) {
      throw refused(
          place + ", line " + source.line(mistake.pointer()), mistake.pointer(), mistake.words());
    }
  }

  private static StartRefused refused(String place, String pointer, String words) {
    String key = pointer.isEmpty() ? "" : ", at " + dotted(pointer);
    return new StartRefused("Provider definition " + place + key + ": " + words + ".");
  }

  /** As people write a place: reply.fields.price.then[0]. */
  private static String dotted(String pointer) {
    return pointer
        .substring(1)
        .replaceAll("/(\\d+)(?=/|$)", "[$1]")
        .replace('/', '.')
        .replace("~1", "/")
        .replace("~0", "~");
  }

  private static byte[] file(String place) {
    try {
      Path file = Path.of(place);
      if (!Files.isRegularFile(file)) {
        throw new StartRefused(
            "Provider definition "
                + place
                + ": there is no such file (looked for "
                + file.toAbsolutePath().normalize()
                + ").");
      }
      if (Files.size(file) > LARGEST) {
        throw new StartRefused(
            "Provider definition "
                + place
                + ": the file is larger than "
                + LARGEST / 1024
                + " KiB; no definition is.");
      }
      return Files.readAllBytes(file);
    } catch (InvalidPathException | IOException e) {
      throw new StartRefused(
          "Provider definition " + place + ": the file cannot be read (" + e.getMessage() + ").",
          e);
    }
  }

  private static byte[] shipped(String place) {
    String name = place.substring(SHIPPED.length());
    if (name.matches("[a-z0-9-]{1,60}")) {
      try (InputStream in = DefinitionFile.class.getResourceAsStream(FOLDER + name + ".yaml")) {
        if (in != null) {
          return in.readAllBytes();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new StartRefused(
        "Provider definition "
            + place
            + ": no definition of that name ships with this version; docs/providers.md lists them.");
  }

  private static String text(String place, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new StartRefused(
          "Provider definition " + place + ": the file is not UTF-8; save it as UTF-8.", e);
    }
  }
}
