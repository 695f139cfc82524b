package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.http.Json;
import dev.retort.http.MalformedException;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which form is asked for, and in which words. */
class ResponseFormatTest {
  private static final String CLOSED =
      "{\"title\":\"User\",\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}},"
          + "\"required\":[\"name\"],\"additionalProperties\":false}";
  private static final Map<String, JsonValue> JSON_MODE =
      Map.of("type", new JsonString("json_object"));

  private static JsonValue json(String text) {
    try {
      return Json.read(text);
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, JsonValue> fields(String text) {
    return ((JsonObject) json(text)).fields();
  }

  private static JsonValue asked(String schema) {
    JsonValue format = choose(new StructuredOutput.JsonSchema(schema), null, null);
    if (format == null) {
      throw new AssertionError("no format");
    }
    return format;
  }

  private static @Nullable JsonValue choose(
      @Nullable StructuredOutput input,
      @Nullable Map<String, JsonValue> kwarg,
      @Nullable StructuredOutputShape attribute) {
    return ResponseFormat.choose(input, kwarg, attribute, TakenSchemas.STRICT);
  }

  @Test
  void nothingAskedForIsFreeText() {
    assertThat(choose(null, null, null)).isNull();
  }

  @Test
  void aSchemaThatTheVendorCanEnforceIsStrict() {
    assertThat(asked(CLOSED))
        .isEqualTo(
            json(
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"User\",\"schema\":"
                    + CLOSED
                    + ",\"strict\":true}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":\"object\"}",
        "{\"type\":\"string\"}",
        "{\"type\":\"object\",\"properties\":{\"a\":{}},\"additionalProperties\":false}",
        "{\"type\":\"object\",\"properties\":{\"a\":{}},\"required\":[\"a\"]}",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"minLength\":1}},\"required\":[\"a\"],"
            + "\"additionalProperties\":false}",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"items\":{\"type\":\"object\"}}},"
            + "\"required\":[\"a\"],\"additionalProperties\":false}",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"anyOf\":[{\"type\":[\"object\",\"null\"]}]}},"
            + "\"required\":[\"a\"],\"additionalProperties\":false}",
        "{\"type\":\"object\",\"properties\":{\"a\":true},\"required\":[\"a\"],"
            + "\"additionalProperties\":false}",
      })
  void aSchemaThatTheVendorCannotEnforceIsNotStrict(String schema) {
    assertThat(asked(schema))
        .isEqualTo(
            json(
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"schema\":"
                    + schema
                    + "}}"));
  }

  @ParameterizedTest
  @CsvSource({"My User!,My_User_", "日本,answer", "a-b_C1,a-b_C1"})
  void theTitleBecomesAName(String title, String name) {
    assertThat(asked("{\"title\":\"" + title + "\"}").toString())
        .contains("name=JsonString[value=" + name + "]");
  }

  @Test
  void theInputGoesBeforeTheCallAndTheCallBeforeTheLlm() {
    StructuredOutput input = new StructuredOutput.JsonSchema("{\"title\":\"input\"}");
    StructuredOutputShape attribute =
        StructuredOutputShape.json(fields("{\"title\":\"attribute\"}"));

    assertThat(String.valueOf(choose(input, JSON_MODE, attribute))).contains("input");
    assertThat(choose(null, JSON_MODE, attribute)).isEqualTo(new JsonObject(JSON_MODE));
    assertThat(String.valueOf(choose(null, null, attribute))).contains("attribute");
  }

  @Test
  void aRegularExpressionIsLeftToThePrompt() {
    assertThat(choose(new StructuredOutput.Regex("a+"), null, null)).isNull();
    assertThat(choose(null, null, StructuredOutputShape.of(new StructuredOutput.Regex("a+"))))
        .isNull();
  }

  @Test
  void aSchemaThatIsATextInTheConfigGoesOutAsOne() {
    StructuredOutputShape text =
        new StructuredOutputShape(
            Optional.of(StructuredOutputShape.Format.JSON),
            new JsonString(CLOSED),
            Optional.empty(),
            Optional.empty());

    assertThat(choose(null, null, text)).isEqualTo(asked(CLOSED));
  }

  private static String closed(String property, String more) {
    return "{\"type\":\"object\",\"properties\":{\"a\":"
        + property
        + "},\"required\":[\"a\"],\"additionalProperties\":false"
        + more
        + "}";
  }

  private static JsonValue strictly(String schema) {
    return json(
        "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"schema\":"
            + schema
            + ",\"strict\":true}}");
  }

  private static final String DEFS = ",\"$defs\":{\"D\":{\"type\":\"string\"}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"#/$defs/D\",\"description\":\"the hero\"}",
        "{\"$ref\":\"#/$defs/D\",\"maxLength\":10}",
      })
  void aReferenceGoesOutByItselfSinceTheVendorRefusesWordsBesideIt(String property) {
    assertThat(asked(closed(property, DEFS)))
        .isEqualTo(strictly(closed("{\"$ref\":\"#/$defs/D\"}", DEFS)));
  }

  @Test
  void aFormatThatTheVendorLacksIsTold() {
    assertThat(asked(closed("{\"type\":\"string\",\"format\":\"uri-reference\"}", "")))
        .isEqualTo(
            strictly(
                closed("{\"description\":\"format: uri-reference\",\"type\":\"string\"}", "")));
  }

  @Test
  void constraintsThatTheVendorKeepsToStayWhereAnotherWordIsLeftOut() {
    assertThat(asked(closed("{\"type\":\"integer\",\"minimum\":0,\"default\":18}", "")))
        .isEqualTo(strictly(closed("{\"type\":\"integer\",\"minimum\":0}", "")));
  }

  @Test
  void constraintsThatTheVendorKeepsToStayWhereOthersAreTold() {
    assertThat(
            asked(closed("{\"type\":[\"integer\",\"string\"],\"minimum\":0,\"maxLength\":3}", "")))
        .isEqualTo(
            strictly(
                closed(
                    "{\"description\":\"characters at most: 3\",\"type\":[\"integer\","
                        + "\"string\"],\"minimum\":0}",
                    "")));
  }

  @Test
  void whatMayBeMissingIsNotRequiredWhereTheNumberOfPropertiesIsBounded() {
    String schema =
        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":[\"string\",\"null\"]},\"b\":{"
            + "\"type\":[\"string\",\"null\"]}},\"additionalProperties\":false,\"maxProperties\":1}";
    assertThat(asked(schema))
        .isEqualTo(
            json(
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"schema\":"
                    + schema
                    + "}}"));
  }
}
