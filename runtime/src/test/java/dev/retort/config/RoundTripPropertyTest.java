package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Whatever is declared and whatever it holds: a dump that is read gives the same dump. */
class RoundTripPropertyTest {
  private static final int SEEDS = Integer.getInteger("retort.seeds", 3000);

  @Test
  void jsonIsWrittenTheSameAgain() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomThings things = new RandomThings(seed);
      Serializer<Thing> type = things.type();
      String json = type.toJson(things.thing(type));

      assertThat(type.toJson(type.fromJson(json))).as("seed %d", seed).isEqualTo(json);
    }
  }

  @Test
  void yamlIsWrittenTheSameAgain() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomThings things = new RandomThings(seed);
      Serializer<Thing> type = things.type();
      String yaml = type.toYaml(things.thing(type));

      assertThat(type.toYaml(type.fromYaml(yaml))).as("seed %d", seed).isEqualTo(yaml);
    }
  }

  @Test
  void yamlHoldsWhatJsonHolds() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomThings things = new RandomThings(seed);
      Serializer<Thing> type = things.type();
      Thing thing = things.thing(type);
      String json = type.toJson(thing);

      assertThat(type.toJson(type.fromYaml(type.toYaml(thing))))
          .as("seed %d", seed)
          .isEqualTo(json);
    }
  }

  @Test
  void jacksonWritesAndReadsTheSame() {
    JsonFactory factory = new JsonFactory();
    for (long seed = 0; seed < SEEDS / 3; seed++) {
      RandomThings things = new RandomThings(seed);
      Serializer<Thing> type = things.type();
      Thing thing = things.thing(type);
      StringWriter out = new StringWriter();
      try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), out)) {
        type.write(thing, generator);
      }
      try (JsonParser in = factory.createParser(ObjectReadContext.empty(), out.toString())) {
        assertThat(type.toJson(type.read(in))).as("seed %d", seed).isEqualTo(type.toJson(thing));
      }
    }
  }
}
