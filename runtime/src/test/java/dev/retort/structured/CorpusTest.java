package dev.retort.structured;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import dev.retort.http.AskedSchema;
import dev.retort.http.SchemaRules;
import dev.retort.http.SchemaSubset;
import dev.retort.llm.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Thirty records, held against a validator and a reader of other houses. */
class CorpusTest {
  private static final int INSTANCES = 60;
  private static final JsonMapper MAPPER = Databind.mapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** What every provider takes that enforces schemas. */
  private static final Set<String> STRICT =
      Set.of(
          "description",
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "enum",
          "const",
          "anyOf");

  static Stream<Class<?>> records() {
    return Corpus.ALL.stream();
  }

  static Stream<Class<?>> strictRecords() {
    return records().filter(type -> Structure.of(type).strictSchema() != null);
  }

  @Test
  void thereAreThirty() {
    assertThat(Corpus.ALL).hasSize(30).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("records")
  void theSchemaIsOne(Class<?> type) {
    Schema meta = REGISTRY.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));

    assertThat(meta.validate(Structure.of(type).schema(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("strictRecords")
  void theStrictSchemaIsOneAndHoldsNothingThatAProviderRefuses(Class<?> type) {
    String text = Structure.of(type).strictSchema();
    Schema meta = REGISTRY.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));

    assertThat(meta.validate(text, InputFormat.JSON)).isEmpty();
    strict(MAPPER.readTree(text));
  }

  @ParameterizedTest
  @MethodSource("strictRecords")
  void whatARunDerivesOfTheSchemaIsTheStrictOneButForItsWords(Class<?> type) {
    Structure<?> structure = Structure.of(type);
    JsonObject full = (JsonObject) JsonText.read(structure.schema());

    Set<String> words = new TreeSet<>(STRICT);
    words.add("title");
    JsonObject derived =
        AskedSchema.fitting(full, new SchemaSubset(words, Set.of(), SchemaRules::saysSomething));

    assertThat(derived).isNotNull();
    assertThat(wordless(MAPPER.readTree(JsonText.write(derived))))
        .isEqualTo(wordless(MAPPER.readTree(structure.strictSchema())));
  }

  private static JsonNode wordless(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      for (String text : List.of("title", "description")) {
        if (object.path(text).isString()) { // Else a property of that name.
          object.remove(text);
        }
      }
    }
    schema.forEach(CorpusTest::wordless);
    return schema;
  }

  private static void strict(JsonNode schema) {
    assertThat(STRICT).containsAll(schema.propertyNames());
    if (schema.has("properties")) {
      assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
      List<String> required = new ArrayList<>();
      schema.get("required").forEach(name -> required.add(name.asString()));
      assertThat(required).isEqualTo(List.copyOf(schema.get("properties").propertyNames()));
      schema.get("properties").forEach(CorpusTest::strict);
    }
    schema.path("anyOf").forEach(CorpusTest::strict);
    if (schema.has("items")) {
      strict(schema.get("items"));
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void whatTheSchemaAllowsIsReadAsDatabindReadsIt(Class<?> type) {
    Structure<?> structure = Structure.of(type);
    Schema schema = REGISTRY.getSchema(structure.schema(), InputFormat.JSON);
    Instances instances = new Instances(7);
    JsonNode tree = MAPPER.readTree(structure.schema());
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < INSTANCES; i++) {
      JsonNode instance = instances.of(tree);
      String json =
          i % 2 == 0
              ? MAPPER.writeValueAsString(instance)
              : MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(instance);
      assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();

      assertThat((Object) structure.parse(json)).as(json).isEqualTo(MAPPER.readValue(json, type));
      seen.add(json);
    }
    assertThat(seen.size()).isGreaterThan(type == Corpus.Nothing.class ? 1 : 6);
  }

  @ParameterizedTest
  @MethodSource("strictRecords")
  void whatTheStrictSchemaAllowsIsReadAsWell(Class<?> type) {
    Structure<?> structure = Structure.of(type);
    Schema strict = REGISTRY.getSchema(structure.strictSchema(), InputFormat.JSON);
    Instances instances = new Instances(8);
    JsonNode tree = MAPPER.readTree(structure.schema());
    for (int i = 0; i < INSTANCES; i++) {
      JsonNode instance = instances.of(tree);
      fill(instance, tree);
      String json = MAPPER.writeValueAsString(instance);
      assertThat(strict.validate(json, InputFormat.JSON)).as(json).isEmpty();

      assertThat((Object) structure.parse(json)).as(json).isEqualTo(MAPPER.readValue(json, type));
    }
  }

  /** Gives what is missing as null, as models must. */
  private static void fill(JsonNode instance, JsonNode schema) {
    if (schema.has("anyOf")) {
      fill(instance, schema.get("anyOf").get(0));
    } else if (schema.has("oneOf") && instance.isObject()) {
      schema
          .get("oneOf")
          .valueStream()
          .filter(
              s ->
                  s.at("/properties/type/const").asString().equals(instance.get("type").asString()))
          .forEach(s -> fill(instance, s));
    } else if (instance instanceof ObjectNode object && schema.has("properties")) {
      schema
          .get("properties")
          .propertyStream()
          .forEach(
              property -> {
                JsonNode value = object.get(property.getKey());
                if (value == null) {
                  object.putNull(property.getKey());
                } else {
                  fill(value, property.getValue());
                }
              });
    } else if (instance.isArray()) {
      instance.forEach(item -> fill(item, schema.get("items")));
    }
  }
}
