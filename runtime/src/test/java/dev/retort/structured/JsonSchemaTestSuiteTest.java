package dev.retort.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The JSON Schema Test Suite's cases for draft 2020-12, where there is a copy of it: no registry
 * has a package with them, so {@code -Dretort.json-schema-test-suite=DIR} names a checkout. {@code
 * SchemaCasesTest} has cases of our own, always.
 */
class JsonSchemaTestSuiteTest {
  /** Files whose keywords are refused, as the class says. */
  private static final Set<String> REFUSED =
      Set.of(
          "dynamicRef.json",
          "refRemote.json",
          "unevaluatedItems.json",
          "unevaluatedProperties.json",
          "vocabulary.json");

  /** Schemas of the other files that have a name of their own within another, or lead out of it. */
  private static final List<String> SCHEMAS_REFUSED =
      List.of(
          "anchor.json: Location-independent identifier with absolute URI",
          "anchor.json: Location-independent identifier with base URI change in subschema",
          "anchor.json: same $anchor with different base uri",
          "defs.json: validate definition against metaschema",
          "not.json: collect annotations inside a 'not', even if collection is disabled",
          "ref.json: $id must be resolved against nearest parent, not just immediate parent",
          "ref.json: Recursive references between schemas",
          "ref.json: URN ref with nested pointer ref",
          "ref.json: order of evaluation: $id and $anchor and $ref",
          "ref.json: order of evaluation: $id and $ref",
          "ref.json: order of evaluation: $id and $ref on nested schema",
          "ref.json: ref creates new scope when adjacent to keywords",
          "ref.json: ref to else",
          "ref.json: ref to if",
          "ref.json: ref to then",
          "ref.json: ref with absolute-path-reference",
          "ref.json: refs with relative uris and defs",
          "ref.json: relative refs with absolute uris and defs",
          "ref.json: remote ref, containing refs itself");

  @Test
  void everyCaseOfAKeywordThatIsCheckedComesOutAsItSays() throws IOException {
    String suite = System.getProperty("retort.json-schema-test-suite", "");
    assumeTrue(!suite.isEmpty(), "no copy of the JSON Schema Test Suite is named");
    List<String> wrong = new ArrayList<>();
    TreeSet<String> refused = new TreeSet<>();
    int passed = 0;
    for (Path file : files(Path.of(suite, "tests", "draft2020-12"))) {
      for (JsonValue group : items(JsonText.read(Files.readString(file)))) {
        String where = file.getFileName() + ": " + text(group, "description");
        CompiledSchema schema;
        try {
          schema = CompiledSchema.of(field(group, "schema"));
        } catch (InvalidSchemaException e) {
          refused.add(where);
          continue;
        }
        for (JsonValue each : items(field(group, "tests"))) {
          boolean valid = ((JsonBoolean) field(each, "valid")).value();
          if (schema.check(field(each, "data")).isEmpty() == valid) {
            passed++;
          } else {
            wrong.add(where + ": " + text(each, "description"));
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(passed).isGreaterThan(900);
    assertThat(refused).containsExactlyElementsOf(SCHEMAS_REFUSED);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !REFUSED.contains(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private static JsonValue field(JsonValue value, String name) {
    return ((JsonObject) value).fields().getOrDefault(name, JsonValue.NULL);
  }

  private static List<JsonValue> items(JsonValue value) {
    return ((JsonArray) value).items();
  }

  private static String text(JsonValue value, String name) {
    return ((JsonString) field(value, name)).value();
  }
}
