package dev.retort.structured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What each keyword lets pass and what not: the cases that a standard's tests have, in our words.
 */
class SchemaCasesTest {
  @TestFactory
  Stream<DynamicTest> whatFitsFitsAndWhatDoesNotDoesNot() throws IOException {
    return items(cases()).stream()
        .map(JsonObject.class::cast)
        .map(each -> DynamicTest.dynamicTest(about(each), () -> check(each)));
  }

  private static void check(JsonObject each) {
    CompiledSchema schema = CompiledSchema.of(field(each, "schema"));
    for (JsonValue value : items(field(each, "fits"))) {
      assertThat(schema.check(value)).as(JsonText.write(value)).isEmpty();
    }
    for (JsonValue value : items(field(each, "fitsNot"))) {
      assertThat(schema.check(value)).as(JsonText.write(value)).isNotEmpty();
    }
  }

  private static JsonValue cases() throws IOException {
    try (InputStream in = SchemaCasesTest.class.getResourceAsStream("schema-cases.json")) {
      assertThat(in).isNotNull();
      return JsonText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static JsonValue field(JsonObject each, String name) {
    return each.fields().getOrDefault(name, JsonValue.NULL);
  }

  private static List<JsonValue> items(JsonValue value) {
    return ((JsonArray) value).items();
  }

  private static String about(JsonObject each) {
    return ((JsonString) field(each, "about")).value();
  }
}
