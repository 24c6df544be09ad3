package dev.farehawk.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads one language's file: properties in UTF-8, each key once. */
final class WordsFile {

  private WordsFile() {}

  /**
   * Keys and messages.
   *
   * @throws IllegalArgumentException if a key stands there twice
   */
  static Map<String, String> read(InputStream file) throws IOException {
    Map<String, String> messages = new TreeMap<>();
    try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      new Properties() {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Object put(Object key, Object value) {
          if (messages.put(String.valueOf(key), String.valueOf(value)) != null) {
            throw new IllegalArgumentException("the key " + key + " stands there twice");
          }
          return value;
        }
      }.load(reader);
    }
    return messages;
  }
}
