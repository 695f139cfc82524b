package dev.retort.step;

import static org.assertj.core.api.Assertions.fail;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random files of rows: each gives rows that can be written and read again, or one line with its
 * place; nothing else is thrown. {@code -Dretort.fuzz=N} sets the number of rounds.
 */
class RecordReaderFuzzTest {
  private static final int ROUNDS = Integer.getInteger("retort.fuzz", 5_000);
  private static final String BITS = "{}[]:,\"\"\"'\\u d83;|\r\r\n\n\n\t\u0000éa0.e-1+nulltrue";

  @TempDir Path folder;

  private static byte[] sample(FileFormat format) {
    String text =
        switch (format) {
          case CSV -> "a,\"b\"\r\n1,\"x \"\"y\"\"\nz\"\n\n3,\n";
          case JSONL -> "{\"a\":1.50,\"b\":[null,{\"c\":\"\\ud83d\\ude00é\"}]}\n\n{\"a\":true}\r\n";
          case JSON -> "[{\"a\":1.50,\"b\":[null,{\"c\":\"\\ud83d\\ude00é\"}]},\n{\"a\":true}]";
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] changed(byte[] from, Random random) {
    byte[] bytes = from.clone();
    for (int i = random.nextInt(5); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 2 -> {
          byte[] twice = Arrays.copyOf(bytes, bytes.length + at);
          System.arraycopy(bytes, 0, twice, bytes.length, at);
          bytes = twice;
        }
        default -> bytes[at] = (byte) BITS.charAt(random.nextInt(BITS.length()));
      }
    }
    return bytes;
  }

  private static byte[] random(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(40)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) BITS.charAt(random.nextInt(BITS.length()));
    }
    return bytes;
  }

  @ParameterizedTest
  @EnumSource(FileFormat.class)
  void everyFileGivesRowsOrOneLine(FileFormat format) throws IOException {
    Path file = folder.resolve("f");
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(round);
      byte[] bytes = round % 4 == 0 ? random(random) : changed(sample(format), random);
      Files.write(file, bytes);
      try (RecordReader<Row> reader = format.open(file)) {
        while (reader.hasNext()) {
          String json = reader.next().toJson();
          String written =
              new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
          if (json.indexOf('\n') >= 0 || !Row.ofJson(written).toJson().equals(json)) {
            fail("round " + round + " gave " + json);
          }
        }
      } catch (ConfigException e) {
        for (Problem problem : e.problems()) {
          if (problem.place() == null || problem.message().indexOf('\n') >= 0) {
            fail("round " + round + " said " + problem);
          }
        }
      } catch (RuntimeException | StackOverflowError e) {
        fail("round " + round + ": " + new String(bytes, StandardCharsets.ISO_8859_1), e);
      }
    }
  }
}
