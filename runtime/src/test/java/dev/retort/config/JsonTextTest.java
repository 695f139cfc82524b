package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Growing, which must not lose what comes next. */
class JsonTextTest {
  @Test
  void growsAtAnyPlace() {
    for (int capacity = 0; capacity < 40; capacity++) {
      JsonText out = new JsonText(capacity);
      out.startObject();
      out.name("a");
      out.startArray();
      out.integer(7);
      out.string("b");
      out.endArray();
      out.name("c");
      out.startObject();
      out.endObject();
      out.endObject();

      assertThat(new String(out.toBytes(), StandardCharsets.UTF_8))
          .isEqualTo("{\"a\":[7,\"b\"],\"c\":{}}");
    }
  }
}
