package dev.retort.config;

import static dev.retort.descriptor.ParamDescriptor.attribute;
import static dev.retort.descriptor.ParamDescriptor.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.ValueType;
import dev.retort.descriptor.ValueTypes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that is not of its declared type is told with its place, its cause and its fix. */
class WrongValueTest {
  private static String problem(ValueType type, String yaml) {
    Serializer<Thing> things = Thing.type(attribute("it", type));
    return Problems.of(() -> things.fromYaml("it: " + yaml));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INT | \"3\" | <yaml>:1:5: error: \"it\" is text; an integer is expected; take away the quotes [retort:wrong-type]",
        "INT | 2.0 | <yaml>:1:5: error: \"it\" is a number with a fraction or exponent; an integer is expected [retort:wrong-type]",
        "INT | true | <yaml>:1:5: error: \"it\" is true or false; an integer is expected [retort:wrong-type]",
        "INT | 3000000000 | <yaml>:1:5: error: \"it\" must be an integer from -2147483648 to 2147483647 [retort:out-of-range]",
        "BYTE | 128 | <yaml>:1:5: error: \"it\" must be an integer from -128 to 127 [retort:out-of-range]",
        "LONG | 9223372036854775808 | <yaml>:1:5: error: \"it\" must be an integer from -9223372036854775808 to 9223372036854775807 [retort:out-of-range]",
        "INT | null | <yaml>:1:5: error: \"it\" is null; an integer is expected [retort:null-value]",
        "DOUBLE | \"0.5\" | <yaml>:1:5: error: \"it\" is text; a number is expected; take away the quotes [retort:wrong-type]",
        "DOUBLE | .nan | <yaml>:1:5: error: \"it\" is no finite number; a number is expected [retort:wrong-type]",
        "DOUBLE | 1e400 | <yaml>:1:5: error: \"it\" is too large a number [retort:out-of-range]",
        "DECIMAL | 1e99999 | <yaml>:1:5: error: \"it\" is too large a number [retort:out-of-range]",
        "BOOLEAN | yes | <yaml>:1:5: error: \"it\" is text; true or false is expected; write true or false, without quotes [retort:wrong-type]",
        "STRING | 3 | <yaml>:1:5: error: \"it\" is an integer; text is expected; put it in quotes [retort:wrong-type]",
        "STRING | [a] | <yaml>:1:5: error: \"it\" is a list; text is expected [retort:wrong-type]",
        "CHAR | ab | <yaml>:1:5: error: \"it\" must be exactly one character [retort:wrong-value]",
        "URI | a b | <yaml>:1:5: error: \"it\" must be a URI [retort:wrong-value]",
        "DURATION | -1 | <yaml>:1:5: error: \"it\" must be a duration that is not negative and fits 64 bits of seconds [retort:wrong-value]",
        "DURATION | \"30\" | <yaml>:1:5: error: \"it\" is text; a number of seconds is expected; take away the quotes [retort:wrong-type]",
        "DURATION | soon | <yaml>:1:5: error: \"it\" must be a duration such as 30s, 500ms, 2m, 1h or PT30S [retort:wrong-value]",
        "SECRET | sk-123 | <yaml>:1:5: error: \"it\" is a credential and must not stand in a config; name the environment variable that holds it: {env: NAME} [retort:clear-secret]",
        "SECRET | {env: sk 1} | <yaml>:1:11: error: \"env\" must be the name of an environment variable [retort:wrong-value]",
        "SECRET | {evn: A} | <yaml>:1:6: error: unknown key \"evn\"; did you mean \"env\"? Known are \"env\" [retort:unknown-key]",
        "SECRET | 3 | <yaml>:1:5: error: \"it\" is an integer; a mapping {env: NAME} is expected [retort:wrong-type]",
        "JSON | {a: [1, .inf]} | <yaml>:1:13: error: item 2 of \"a\" is no finite number [retort:wrong-value]",
        "JSON | {a: 1, a: 2} | <yaml>:1:12: error: the key \"a\" stands here for the second time [retort:doubled-key]",
      })
  void aScalarOfAnotherTypeIsRefused(String type, String yaml, String expected) throws Exception {
    ValueType declared = (ValueType) ValueTypes.class.getField(type).get(null);

    assertThat(problem(declared, yaml)).isEqualTo(expected);
  }

  @Test
  void aBoundIsPartOfTheRangeExactly() {
    ValueType share = ValueTypes.DOUBLE.atLeast("0.1").below("0.3");

    assertThat(problem(share, "0.1")).isEqualTo("no problem");
    assertThat(problem(share, "0.3"))
        .isEqualTo("<yaml>:1:5: error: \"it\" must be less than 0.3 [retort:out-of-range]");
    assertThat(problem(share, "0.09999999999999999"))
        .isEqualTo("<yaml>:1:5: error: \"it\" must be at least 0.1 [retort:out-of-range]");
  }

  @Test
  void aConstraintMayHaveASentenceOfItsOwn() {
    ValueType type =
        ValueTypes.INT.with(
            dev.retort.descriptor.Constraint.lower("1", true).message("ask for one at least"));

    assertThat(problem(type, "0"))
        .isEqualTo("<yaml>:1:5: error: \"it\": ask for one at least [retort:out-of-range]");
  }

  @Test
  void anItemIsNamedByItsNumber() {
    assertThat(problem(ValueTypes.listOf(ValueTypes.STRING), "[a, 2]"))
        .isEqualTo(
            "<yaml>:1:9: error: item 2 of \"it\" is an integer; text is expected; put it in quotes"
                + " [retort:wrong-type]");
  }

  @Test
  void aTextIsNoListOfOne() {
    assertThat(problem(ValueTypes.listOf(ValueTypes.STRING), "a"))
        .isEqualTo(
            "<yaml>:1:5: error: \"it\" is text; a list is expected; put it in brackets"
                + " [retort:wrong-type]");
  }

  @Test
  void aSetHasNoItemTwice() {
    assertThat(problem(ValueTypes.setOf(ValueTypes.INT), "[1, 2, 1]"))
        .isEqualTo("<yaml>:1:5: error: \"it\" has an item twice [retort:wrong-value]");
  }

  @Test
  void anEnumIsOneOfItsNames() {
    assertThat(problem(ValueTypes.enumOf("TimeUnit", TimeUnit.values()), "second"))
        .isEqualTo(
            "<yaml>:1:5: error: \"it\" must be one of \"nanoseconds\", \"microseconds\","
                + " \"milliseconds\", \"seconds\", \"minutes\", \"hours\", \"days\"; did you mean"
                + " \"seconds\"? [retort:wrong-value]");
  }

  @Test
  void aRecordTellsItsUnknownMissingAndWrongKeysAtOnce() {
    assertThat(problem(ValueTypes.recordOf(Retry.Shape.INSTANCE), "{tims: 1, why: 2}"))
        .isEqualTo(
            """
            <yaml>:1:1: error: the key "times" is missing; it is required: an integer [retort:missing-key]
            <yaml>:1:6: error: unknown key "tims"; did you mean "times"? Known are "times", "why" [retort:unknown-key]
            <yaml>:1:20: error: "why" is an integer; text is expected; put it in quotes [retort:wrong-type]""");
  }

  @Test
  void aCredentialInAHeaderIsRefused() {
    Serializer<Thing> things =
        Thing.type(parameter("default_headers", ValueTypes.mapOf(ValueTypes.STRING)).orNull());

    assertThat(Problems.of(() -> things.fromYaml("default_headers: {X-Api-Key: abc, Accept: d}")))
        .isEqualTo(
            "<yaml>:1:30: error: the header \"X-Api-Key\" is a credential and must not stand in a"
                + " config; use the parameter for the key, which takes {env: NAME}"
                + " [retort:clear-secret]");
  }

  @Test
  void aNullableIsNullAndAnOptionalIsEmpty() {
    List<ParamDescriptor> params =
        List.of(
            attribute("a", ValueTypes.INT).orNull(),
            attribute("b", ValueTypes.optionalOf(ValueTypes.INT)));

    Thing thing = Thing.type(params, List.of()).fromYaml("{a: null, b: null}");

    assertThat(thing.fields).containsExactly(null, java.util.Optional.empty());
  }
}
