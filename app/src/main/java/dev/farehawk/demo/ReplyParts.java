package dev.farehawk.demo;

import dev.faremarket.server.LoggedReply;
import dev.faremarket.server.ReplyLine;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a provider has shown, in files by the parts that are judged apart.
 *
 * @param first when the first was served
 * @param last when the last was served
 */
record ReplyParts(Path folder, int parts, long count, Instant first, Instant last) {

  private static final int FARES_IN_A_PART = 100_000;

  /** Sorts a provider's lines into files. */
  static ReplyParts fetch(InputStream replies, LoadWorld world, Path folder) throws IOException {
    Files.createDirectories(folder);
    int parts = Math.ceilDiv(world.scale().fareQueries(), FARES_IN_A_PART);
    List<BufferedWriter> files = new ArrayList<>();
    long count = 0;
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(replies, StandardCharsets.US_ASCII))) {
      for (int part = 0; part < parts; part++) {
        files.add(Files.newBufferedWriter(file(folder, part)));
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        LoggedReply reply = ReplyLine.read(line);
        count++;
        first = first.isBefore(reply.servedAt()) ? first : reply.servedAt();
        last = last.isAfter(reply.servedAt()) ? last : reply.servedAt();
        long id = world.id(reply.route(), reply.departure());
        if (id > 0) {
          BufferedWriter file = files.get((int) (id % parts));
          file.write(line);
          file.newLine();
        }
      }
    } finally {
      for (BufferedWriter file : files) {
        file.close();
      }
    }
    if (count == 0) {
      throw new IOException("the provider was never asked; the service's log says why");
    }
    return new ReplyParts(folder, parts, count, first, last);
  }

  Path file(int part) {
    return file(folder, part);
  }

  private static Path file(Path folder, int part) {
    return folder.resolve("part-" + part + ".tsv");
  }

  /** From the first to the last. */
  double seconds() {
    return Math.max(0.001, Duration.between(first, last).toMillis() / 1000.0);
  }
}
