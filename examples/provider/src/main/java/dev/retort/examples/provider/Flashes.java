package dev.retort.examples.provider;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads what Beacon answers: {@code {"flashes":["..."],"oil":[read,written]}}. */
final class Flashes {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Flashes() {}

  static GenerateOutput read(byte[] body) {
    List<@Nullable String> texts = new ArrayList<>();
    List<Integer> oil = new ArrayList<>();
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.START_ARRAY && name.equals("flashes")) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getValueAsString()); // A null is an answer: the lamp stayed dark.
          }
        } else if (value == JsonToken.START_ARRAY && name.equals("oil")) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            oil.add(json.getValueAsInt());
          }
        } else {
          json.skipChildren();
        }
      }
    } catch (JacksonException e) {
      throw malformed("the answer is not JSON");
    }
    if (texts.isEmpty()) {
      throw malformed("the answer has no flashes");
    }
    return GenerateOutput.of(
        texts, oil.size() == 2 ? Statistics.of(oil.get(0), oil.get(1)) : Statistics.NONE);
  }

  private static GenerationException malformed(String message) {
    return new GenerationException(Failure.of(Kind.MALFORMED, message), null);
  }
}
