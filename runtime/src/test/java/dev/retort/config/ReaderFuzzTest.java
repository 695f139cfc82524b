package dev.retort.config;

import static org.assertj.core.api.Assertions.fail;

import com.acme.AcmeLLMBuilder;
import dev.retort.llm.LLM;
import dev.retort.llm.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes come in, a reading gives an object or a ConfigException, and one line a problem.
 */
class ReaderFuzzTest {
  private static final int ROUNDS = Integer.getInteger("retort.fuzz", 20_000);
  private static final String BITS = "{}[]:,\"'\\-?|>&*!%@`#\n\t \u0000é~<=.0e+nullu";

  private static void read(byte[] bytes, ConfigFile.Format format, long round) throws IOException {
    try {
      ConfigNode node = ConfigNode.read("f", new ByteArrayInputStream(bytes), format);
      Draft<LLM> draft =
          Draft.read(node, LLM.class, ReaderFuzzTest.class.getClassLoader(), module -> List.of());
      for (Problem problem : draft.problems()) {
        oneLine(problem.toString(), round);
      }
      node.toJava();
    } catch (ConfigException e) {
      for (Problem problem : e.problems()) {
        oneLine(problem.toString(), round);
      }
    } catch (RuntimeException | StackOverflowError e) {
      fail("round " + round + ": " + new String(bytes, StandardCharsets.ISO_8859_1), e);
    }
  }

  private static void oneLine(String text, long round) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.contains("SECRET")) {
      fail("round " + round + ": " + text);
    }
  }

  private static byte[] changed(byte[] from, Random random) {
    byte[] bytes = from.clone();
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] = (byte) BITS.charAt(random.nextInt(BITS.length()));
        case 2 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
        case 3 -> {
          byte[] longer = new byte[bytes.length + 1];
          System.arraycopy(bytes, 0, longer, 0, at);
          longer[at] = (byte) BITS.charAt(random.nextInt(BITS.length()));
          System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
          bytes = longer;
        }
        default -> {
          int other = random.nextInt(bytes.length);
          int length = Math.min(random.nextInt(20), bytes.length - Math.max(at, other));
          System.arraycopy(bytes, at, bytes, other, length);
        }
      }
    }
    return bytes;
  }

  private static LLM sample() {
    return AcmeLLMBuilder.create()
        .model("a\nb")
        .apiKey(Secret.env("OTHER"))
        .generationKwargs(k -> k.temperature(0.3).stop(List.of("a: b", "é", "\uD83D\uDE00", "")))
        .build();
  }

  @Test
  void changedJson() throws IOException {
    byte[] json = sample().toJson().getBytes(StandardCharsets.UTF_8);
    for (long round = 0; round < ROUNDS; round++) {
      read(changed(json, new Random(round)), ConfigFile.Format.JSON, round);
    }
  }

  @Test
  void changedYaml() throws IOException {
    byte[] yaml = sample().toYaml().getBytes(StandardCharsets.UTF_8);
    for (long round = 0; round < ROUNDS; round++) {
      read(changed(yaml, new Random(round)), ConfigFile.Format.YAML, round);
    }
  }

  @Test
  void jsonCutAnywhere() throws IOException {
    byte[] json = sample().toJson().getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < json.length; length++) {
      read(java.util.Arrays.copyOf(json, length), ConfigFile.Format.JSON, length);
    }
  }

  @Test
  void yamlCutAnywhere() throws IOException {
    byte[] yaml = sample().toYaml().getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < yaml.length; length++) {
      read(java.util.Arrays.copyOf(yaml, length), ConfigFile.Format.YAML, length);
    }
  }

  @Test
  void randomBytes() throws IOException {
    for (long round = 0; round < ROUNDS; round++) {
      Random random = new Random(round);
      byte[] bytes = new byte[random.nextInt(60)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            random.nextInt(4) == 0
                ? (byte) random.nextInt()
                : (byte) BITS.charAt(random.nextInt(BITS.length()));
      }
      read(bytes, ConfigFile.Format.JSON, round);
      read(bytes, ConfigFile.Format.YAML, round);
    }
  }

  @Test
  void aClearSecretIsNeverRepeated() throws IOException {
    byte[] yaml =
        "model: x\napi_key: SECRET\ntype_info: {module: com.acme, name: AcmeLLM}\n"
            .getBytes(StandardCharsets.UTF_8);
    for (long round = 0; round < ROUNDS / 4; round++) {
      Random random = new Random(round);
      byte[] bytes = yaml.clone();
      // The key itself stays whole, so that any trace of it is found.
      int at = random.nextInt(bytes.length);
      if (at < 18 || at > 24) {
        bytes[at] = (byte) BITS.charAt(random.nextInt(BITS.length()));
      }
      read(bytes, ConfigFile.Format.YAML, round);
    }
  }
}
