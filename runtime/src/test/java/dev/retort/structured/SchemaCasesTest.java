package dev.retort.structured;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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

  /** But for numbers of a million zeros and for what Java's regular expressions have otherwise. */
  @TestFactory
  Stream<DynamicTest> anotherImplementationAgrees() throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    return items(cases()).stream()
        .map(JsonObject.class::cast)
        .filter(each -> !each.fields().containsKey("oursAlone"))
        .map(each -> DynamicTest.dynamicTest(about(each), () -> agree(registry, each)));
  }

  private static void agree(SchemaRegistry registry, JsonObject each) {
    Schema schema = registry.getSchema(JsonText.write(field(each, "schema")), InputFormat.JSON);
    for (JsonValue value : items(field(each, "fits"))) {
      String text = JsonText.write(value);
      assertThat(schema.validate(text, InputFormat.JSON)).as(text).isEmpty();
    }
    for (JsonValue value : items(field(each, "fitsNot"))) {
      String text = JsonText.write(value);
      assertThat(schema.validate(text, InputFormat.JSON)).as(text).isNotEmpty();
    }
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
