package dev.retort.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of values that do not fit, and of schemas that are none. */
class CompiledSchemaTest {
  private static final String PERSON =
      """
      {"type": "object",
       "properties": {
         "name": {"type": "string", "minLength": 1},
         "age": {"type": "integer", "minimum": 18},
         "mood": {"enum": ["glad", "sad"]},
         "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
         "pet": {"oneOf": [
           {"type": "object", "required": ["kind", "lives"],
            "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}}},
           {"type": "object", "required": ["kind", "barks"],
            "properties": {"kind": {"const": "dog"}, "barks": {"type": "boolean"}}}]}},
       "required": ["name", "age"],
       "additionalProperties": false}
      """;

  private static List<String> lines(String schema, String value) {
    return CompiledSchema.of(schema).check(value).stream().map(Finding::line).toList();
  }

  @Test
  void anAnswerThatFitsHasNoFindings() {
    assertThat(
            lines(
                PERSON,
                """
                {"name": "Ada", "age": 36, "mood": "glad", "tags": ["a", "b"],
                 "pet": {"kind": "cat", "lives": 9}}
                """))
        .isEmpty();
  }

  @Test
  void everyPlaceThatIsWrongIsNamed() {
    assertThat(
            lines(
                PERSON,
                """
                {"nam": "Ada", "age": 17.5, "mood": "gald", "tags": ["a", 7, "a"]}
                """))
        .containsExactly(
            "the property \"name\" is missing",
            "the property \"nam\" is unknown; did you mean \"name\"?",
            "/age: a whole number is expected, not 17.5",
            "/age: must be at least 18, not 17.5",
            "/mood: one of \"glad\", \"sad\" is expected, not \"gald\"",
            "/tags/2: is the same as item 0, and each may be there once",
            "/tags/1: a string is expected, not 7");
  }

  @Test
  void ofSeveralFormsThatTheAnswerComesNearestToIsTold() {
    assertThat(
            lines(
                PERSON,
                """
                {"name": "Ada", "age": 36, "pet": {"kind": "dog", "barks": "loudly"}}
                """))
        .containsExactly(
            "/pet: fits none of the 2 forms allowed here; of the nearest:",
            "/pet/barks: true or false is expected, not \"loudly\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|it ends too early: the text is empty at line 1, column 1",
        "Sure! Here it is|it is no JSON: a value is expected at line 1, column 1",
        "{\"a\":1|it ends too early: a comma or } is expected at line 1, column 7",
        "{\"a\":1} and so on|it is no JSON: nothing more is expected at line 1, column 9",
        "{\"a\":1,\"a\":2}|/a: the property is given twice",
      })
  void whatIsNoJsonIsToldByPlace(String text, String message) {
    assertThat(lines("{}", text)).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"maximum\":3}|4|must be at most 3, not 4",
        "{\"exclusiveMaximum\":3}|3|must be less than 3, not 3",
        "{\"exclusiveMinimum\":3}|3|must be greater than 3, not 3",
        "{\"multipleOf\":0.5}|0.7|must be a multiple of 0.5, not 0.7",
        "{\"minLength\":1}|\"\"|must have at least 1 character, not 0",
        "{\"maxLength\":2}|\"abc\"|must have at most 2 characters, not 3",
        "{\"pattern\":\"^a$\"}|\"b\"|must match the regular expression ^a$, not \"b\"",
        "{\"const\":\"x\"}|{}|\"x\" is expected, not an object",
        "{\"type\":[\"array\",\"null\"]}|true|an array or null is expected, not true",
        "{\"minItems\":2}|[1]|must have at least 2 items, not 1",
        "{\"maxProperties\":1}|{\"a\":1,\"b\":2}|must have at most 1 property, not 2",
        "{\"minProperties\":2}|{\"a\":1}|must have at least 2 properties, not 1",
        "{\"contains\":{\"const\":1}}|[2]"
            + "|must have at least 1 item that /contains of the schema describes, not 0",
        "{\"maxContains\":0,\"contains\":{\"const\":1}}|[1]"
            + "|must have at most 0 items that /contains of the schema describes, not 1",
        "{\"not\":{\"const\":1}}|1|is what /not of the schema rules out",
        "{\"propertyNames\":{\"maxLength\":1}}|{\"ab\":1}"
            + "|the name \"ab\" is no good: must have at most 1 character, not 2",
        "{\"dependentRequired\":{\"a\":[\"b\"]}}|{\"a\":1}"
            + "|the property \"b\" is missing; \"a\" asks for it",
        "{\"properties\":{\"a\":false}}|{\"a\":1}|/a: no value may stand here",
        "{\"oneOf\":[{\"minimum\":1},{\"maximum\":3}]}|2"
            + "|fits more than one of the forms of which exactly one is allowed: /oneOf/0, /oneOf/1",
        "{\"additionalProperties\":false}|{\"a\":1}|the property \"a\" is unknown",
        "{\"additionalProperties\":false,\"properties\":{\"left\":{},\"right\":{}}}|{\"up\":1}"
            + "|the property \"up\" is unknown; known are \"left\", \"right\"",
      })
  void eachKeywordSaysWhatItWantsAndWhatItGot(String schema, String value, String message) {
    assertThat(lines(schema, value)).containsExactly(message);
  }

  @Test
  void aLongValueIsCutInAMessage() {
    assertThat(lines("{\"type\":\"integer\"}", "\"" + "x".repeat(200) + "\""))
        .containsExactly("a whole number is expected, not \"" + "x".repeat(60) + "...\"");
  }

  /**
   * Texts of one hash, which a map of them all keeps apart one by one unless they have an order.
   */
  @Test
  void itemsAreComparedAllTheSameWhereTheyHaveOneHash() {
    List<String> texts = new ArrayList<>(List.of(""));
    for (int i = 0; i < 14; i++) {
      texts = texts.stream().flatMap(text -> Stream.of(text + "Aa", text + "BB")).toList();
    }
    String items = texts.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));

    assertThat(lines("{\"uniqueItems\":true}", items)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1,\"1\",[1],[[1]],{\"a\":1},{\"a\":\"1\"},null,\"null\",true,\"true\"]",
        "[\"a\\\",\\\"b\",[\"a\",\"b\"],[\"a,b\"],\"a\",\"a,b\"]",
        "[{\"a\":1,\"b\":2},{\"a\":1},{\"a\":1,\"b\":2,\"c\":3},{},[]]",
        "[{\"a\":\"1,b:2\"},{\"a\":\"1\",\"b\":\"2\"},{\"a:1\":\"b\"}]",
      })
  void itemsThatDifferAreToldApart(String items) {
    assertThat(lines("{\"uniqueItems\":true}", items)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1,1.0]",
        "[0,-0.0]",
        "[100,1e2]",
        "[[1,{\"a\":1e1}],[1.0,{\"a\":10}]]",
        "[{\"a\":1,\"b\":2},{\"b\":2.0,\"a\":1}]",
        "[\"a\",\"\\u0061\"]",
      })
  void itemsThatAreWrittenInAnotherWayAreTheSame(String items) {
    assertThat(lines("{\"uniqueItems\":true}", items))
        .containsExactly("/1: is the same as item 0, and each may be there once");
  }

  @Test
  void noMoreThanTwentyFindingsAreTold() {
    String zeros = "0" + ",0".repeat(99);

    assertThat(lines("{\"items\":{\"minimum\":1}}", "[" + zeros + "]")).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|a schema is an object, true or false, not an array",
        "{\"type\":\"integr\"}|/type: \"integr\" is no type; did you mean \"integer\"?",
        "{\"type\":\"decimal\"}|/type: \"decimal\" is no type; types are string, integer, number,"
            + " boolean, object, array, null",
        "{\"type\":[]}|/type: names no type",
        "{\"requierd\":[]}|/requierd: the keyword \"requierd\" is unknown; did you mean"
            + " \"required\"?",
        "{\"shape\":1}|/shape: the keyword \"shape\" is unknown",
        "{\"unevaluatedProperties\":false}|/unevaluatedProperties: the keyword"
            + " \"unevaluatedProperties\" is not supported; say \"additionalProperties\" in each part"
            + " instead",
        "{\"nullable\":true}|/nullable: the keyword \"nullable\" is not supported; add \"null\" to"
            + " \"type\" instead",
        "{\"items\":[{}]}|/items: must be one schema; use \"prefixItems\" for a list of them",
        "{\"properties\":{\"a\":1}}|/properties/a: a schema is an object, true or false, not 1",
        "{\"properties\":[]}|/properties: must be an object, not an array",
        "{\"required\":\"a\"}|/required: must be an array of strings, not \"a\"",
        "{\"required\":[1]}|/required: must hold strings alone, not 1",
        "{\"required\":[\"a\",\"a\"]}|/required: has \"a\" twice",
        "{\"enum\":1}|/enum: must be an array, not 1",
        "{\"minimum\":\"1\"}|/minimum: must be a number, not \"1\"",
        "{\"exclusiveMinimum\":true}|/exclusiveMinimum: must be a number, not true",
        "{\"multipleOf\":0}|/multipleOf: must be a number above 0, not 0",
        "{\"maxLength\":-1}|/maxLength: must be a whole number of at least 0, not -1",
        "{\"minItems\":1.5}|/minItems: must be a whole number of at least 0, not 1.5",
        "{\"uniqueItems\":1}|/uniqueItems: must be true or false, not 1",
        "{\"anyOf\":[]}|/anyOf: must be an array of at least one schema, and has none",
        "{\"anyOf\":{}}|/anyOf: must be an array of at least one schema, not an object",
        "{\"pattern\":1}|/pattern: must be a string, not 1",
        "{\"pattern\":\"a(\"}|/pattern: \"a(\" is no regular expression at character 3: a group is"
            + " not closed",
        "{\"pattern\":\"a++\"}|/pattern: \"a++\" is no regular expression at character 3: a"
            + " repetition is repeated",
        "{\"pattern\":\"x\\\\Z\"}|/pattern: \"x\\\\Z\" is no regular expression at character 2:"
            + " ECMA-262 has no escape \"\\Z\"",
        "{\"pattern\":\"(?i)a\"}|/pattern: \"(?i)a\" is no regular expression at character 1:"
            + " ECMA-262 has no group that begins with \"(?\" like this",
        "{\"pattern\":\"(?<1>a)\"}|/pattern: \"(?<1>a)\" is no regular expression at character 1:"
            + " the name of a group is letters, digits, _ and $, and begins with no digit",
        "{\"pattern\":\"(?<a>b)(?<a>c)\"}|/pattern: \"(?<a>b)(?<a>c)\" is no regular expression"
            + " at character 8: two groups are named \"a\"",
        "{\"pattern\":\"\\\\k<a>\"}|/pattern: \"\\\\k<a>\" is no regular expression at character 1: no"
            + " group is named \"a\"",
        "{\"pattern\":\"(?<=\\\\k<a>(?<a>b))\"}|/pattern: \"(?<=\\\\k<a>(?<a>b))\" is no regular"
            + " expression at character 5: behind (?<= and (?<!, where matching runs backwards, groups"
            + " are not referred to",
        "{\"pattern\":\"\\\\k\"}|/pattern: \"\\\\k\" is no regular expression at character 1: \"\\k\" is"
            + " followed by the name of a group, as in \\k<name>",
        "{\"pattern\":\"\\\\p{Foo}\"}|/pattern: \"\\\\p{Foo}\" is no regular expression at character 7:"
            + " there is no such property of characters",
        "{\"pattern\":\"\\\\u12\"}|/pattern: \"\\\\u12\" is no regular expression at character 5: an"
            + " escape lacks hexadecimal digits",
        "{\"pattern\":\"\\\\xg\"}|/pattern: \"\\\\xg\" is no regular expression at character 3: an"
            + " escape lacks hexadecimal digits",
        "{\"pattern\":\"\\\\c1\"}|/pattern: \"\\\\c1\" is no regular expression at character 1: \"\\c\" is"
            + " followed by a letter",
        "{\"$ref\":\"#/$defs/a\"}|/$ref: the reference \"#/$defs/a\" leads nowhere",
        "{\"$ref\":\"#/$defs/prson\",\"$defs\":{\"person\":{}}}|/$ref: the reference"
            + " \"#/$defs/prson\" leads nowhere; did you mean \"#/$defs/person\"?",
        "{\"$ref\":\"https://a.example/s\"}|/$ref: the reference \"https://a.example/s\" leads out"
            + " of the schema; put its target under \"$defs\" and refer to it as \"#/$defs/...\"",
        "{\"$schema\":\"http://json-schema.org/draft-04/schema#\"}|/$schema: the dialect"
            + " \"http://json-schema.org/draft-04/schema#\" is unknown; schemas are read as"
            + " \"https://json-schema.org/draft/2020-12/schema\"",
        "{\"$ref\":\"#\"}|the schema refers to itself for the same value, and so would be checked"
            + " without end; refer from a property or an item",
        "{\"a\"|it ends too early: a colon is expected at line 1, column 5",
      })
  void aSchemaThatIsNoneIsRefused(String schema, String problem) {
    assertThatThrownBy(() -> CompiledSchema.of(schema))
        .isInstanceOf(InvalidSchemaException.class)
        .hasMessage("the JSON Schema is no good: " + problem);
  }

  @Test
  void allProblemsOfASchemaAreToldAtOnce() {
    assertThatThrownBy(
            () -> CompiledSchema.of("{\"type\":\"integr\",\"$defs\":{\"a\":{\"minimum\":null}}}"))
        .hasMessage(
            "the JSON Schema is no good: /type: \"integr\" is no type; did you mean \"integer\"?;"
                + " /$defs/a/minimum: must be a number, not null");
  }

  @Test
  void aPatternThatWouldNotEndIsOneThatDoesNotMatch() {
    assertThat(lines("{\"pattern\":\"^(a+)+$\"}", "\"" + "a".repeat(5_000) + "b\"")).hasSize(1);
  }

  @Test
  void aLongTextThatMatchesDoesAndDoesNotOverflowThePattern() {
    String schema = "{\"pattern\":\"^(a|b)*$\"}";

    assertThat(lines(schema, "\"" + "ab".repeat(50_000) + "\"")).isEmpty();
    assertThat(lines(schema, "\"" + "ab".repeat(50_000) + "c\"")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1e99999999999",
    "-1E+99999999999",
    "1e-99999999999",
    "1e2147483648",
    "1e-2147483648",
    "0e1000000000"
  })
  void aNumberWhoseExponentIsBeyondAllMeasureIsAFindingAndNoException(String number) {
    assertThat(lines("{\"items\":{\"minimum\":1}}", "[" + number + "]"))
        .containsExactly("/0: the number is out of range");
    assertThatThrownBy(() -> CompiledSchema.of("{\"minimum\":" + number + "}"))
        .hasMessage("the JSON Schema is no good: /minimum: the number is out of range");
  }

  @Test
  void anExponentMayBeginWithZeros() {
    assertThat(lines("{\"const\":100}", "1e00000000000000000002")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"oneOf", "anyOf"})
  void aTreeOfFormsIsCheckedInNoTimeHoweverDeepItIs(String choice) {
    String node =
        """
        {"type": "object", "required": ["op", "of"],
         "properties": {"op": {"const": "%s"}, "of": {"$ref": "#/$defs/e"}}}
        """;
    String schema =
        """
        {"$ref": "#/$defs/e",
         "$defs": {"e": {"%s": [{"type": "integer"}, %s, %s, %s]}}}
        """
            .formatted(choice, node.formatted("neg"), node.formatted("abs"), node.formatted("inc"));

    assertThat(lines(schema, "{\"op\":\"inc\",\"of\":".repeat(200) + "1" + "}".repeat(200)))
        .isEmpty();
    assertThat(lines(schema, "{\"op\":\"abs\",\"of\":".repeat(200) + "null" + "}".repeat(200)))
        .isNotEmpty();
  }

  /** The name and its object are at one place, but are two values. */
  @Test
  void aChoiceAmongNamesIsMadeForEachName() {
    String schema =
        """
        {"propertyNames": {"anyOf": [{"const": "a"}, {"const": "b"}]},
         "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}
        """;

    assertThat(lines(schema, "{\"a\":1,\"b\":2}")).isEmpty();
    assertThat(lines(schema, "{\"a\":1,\"c\":2}")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "^(?<first_name>[a-z]+) \\\\k<first_name>$|a a",
        "^(?<$x1>a)$|a",
        "^\\\\k<a>(?<a>b)$|b",
        "^(?:\\\\k<a>*(?<a>b))+$|bb",
        "^a\\\\bé$|aé",
        "^a\\\\Bé$|",
        "^\\\\cj$|\\n",
      })
  void whatEcmaScriptReadsInItsOwnWayIsReadSo(String pattern, String text) {
    String schema = "{\"pattern\":\"" + pattern + "\"}";

    assertThat(lines(schema, "\"" + (text == null ? "aé" : text) + "\"").isEmpty())
        .isEqualTo(text != null);
  }
}
