package example.lumen;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads what Lumen answers. */
final class Variants {
  private static final Pattern GUARD = Pattern.compile("\"code\"\\s*:\\s*\"guard\"");

  private final List<@Nullable String> texts = new ArrayList<>();
  private final List<Integer> in = new ArrayList<>();
  private final List<Integer> out = new ArrayList<>();

  private Variants() {}

  static boolean isGuard(byte[] failure) {
    return GUARD.matcher(new String(failure, StandardCharsets.UTF_8)).find();
  }

  static GenerateOutput read(byte[] body) {
    Variants variants = new Variants();
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
      json.nextToken();
      variants.readFields(json);
    } catch (JacksonException e) {
      throw malformed("the answer is not JSON");
    }
    if (variants.texts.isEmpty()) {
      throw malformed("the answer has no utterance");
    }
    return GenerateOutput.of(variants.texts, new Statistics(variants.in, variants.out));
  }

  /** Reads the fields of an object and of those within, whose names are all different. */
  private void readFields(JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "variants" -> {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            readFields(json);
          }
        }
        case "meter" -> readFields(json);
        case "utterance" -> texts.add(json.getValueAsString()); // A null is an answer.
        case "in" -> in.add(json.getValueAsInt());
        case "out" -> {
          while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            out.add(json.getIntValue());
          }
        }
        default -> json.skipChildren();
      }
    }
  }

  private static GenerationException malformed(String message) {
    return new GenerationException(Failure.of(Kind.MALFORMED, message), null);
  }
}
