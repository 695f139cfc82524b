package com.acme.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.descriptor.Capability;
import dev.retort.descriptor.TypeInfo;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every kind of parameter, through the classes that are generated for a nested class. */
class KindsTest {
  /** The part of the dump that the class declares itself. */
  private static final String DEFAULTS =
      """
      a_boolean: true
      a_byte: 1
      a_short: 2
      an_int: 3
      a_long: 4
      a_float: 1.5
      a_double: 2.5
      a_char: x
      model: text
      mood: very_loud
      a_decimal: 1.250
      poll_interval: 0.25
      an_uri: http://x.example
      a_path: some/file.txt
      api_key: null
      keys: null
      open:
        a:
          - 1
          - 2.50
          - null
      names:
        - a
        - b
      numbers:
        - 3
        - 1
      by_key:
        k: 1
      maybe: null
      route:
        url: http://r
        weight: 1.5
        tags: null
      routes: null
      renamed_here: null
      type_info:
        module: com.acme.kinds
        name: Kinds.Every
      """;

  private static Kinds.Every changed() {
    return Kinds_EveryBuilder.create()
        .aBoolean(false)
        .aByte((byte) -128)
        .aShort((short) 6)
        .anInt(Integer.MIN_VALUE)
        .aLong(Long.MAX_VALUE)
        .aFloat(0.1f)
        .aDouble(1e300)
        .aChar('\u00e9')
        .model("- a: \"b\"\n")
        .mood(Mood.CALM)
        .aDecimal(new BigDecimal("12345678901234567890.10"))
        .pollInterval(Duration.ofMillis(1500))
        .keys(Map.of("a.example", Secret.env("A_KEY")))
        .names(List.of("q"))
        .numbers(new LinkedHashSet<>(List.of(9, 8)))
        .byKey(Map.of("null", 0))
        .maybe(Optional.of("yes"))
        .routes(List.of(new Route(URI.create("u:1"), 2, List.of("t"))))
        .other(7)
        .generationKwargs(
            kwargs ->
                kwargs
                    .temperature(2)
                    .mood(Mood.VERY_LOUD)
                    .seed(Optional.of(5L))
                    .stop(List.of("a"))
                    .pause(Duration.ofHours(1)))
        .build();
  }

  @Test
  void everyKindHasItsDefault() {
    assertThat(Kinds_EveryBuilder.create().build().toYaml()).endsWith("\n" + DEFAULTS);
  }

  @Test
  void everyKindIsWrittenTheSameAgainAsYaml() {
    String yaml = changed().toYaml();
    assertThat(LLM.fromYaml(yaml).toYaml()).isEqualTo(yaml);
  }

  @Test
  void everyKindIsWrittenTheSameAgainAsJson() {
    String json = changed().toJson();
    assertThat(LLM.fromJson(json).toJson()).isEqualTo(json);
  }

  @Test
  void oneConfigMayBeReadTwice() {
    String yaml = changed().toYaml();
    assertThat(LLM.fromYaml(yaml).toJson()).isEqualTo(LLM.fromYaml(yaml).toJson());
  }

  @Test
  void theComponentsOfARecordAreTheKwargs() {
    assertThat(changed().generateOutputs(List.of(Input.of("x"))).get(0).generations())
        .containsExactly(
            "Knobs[temperature=2.0, mood=VERY_LOUD, seed=Optional[5], route=null, open=null,"
                + " stop=[a], pause=PT1H]");
  }

  @Test
  void kwargsThatNobodySetHaveTheirDefaults() {
    assertThat(
            Kinds_EveryBuilder.create()
                .build()
                .generateOutputs(List.of(Input.of("x")))
                .get(0)
                .generations())
        .containsExactly(
            "Knobs[temperature=0.5, mood=CALM, seed=Optional.empty, route=null, open=null,"
                + " stop=null, pause=PT2S]");
  }

  @Test
  void aliasesOfTypeAttributesAndKwargsAreReadAndNotWritten() {
    LLM llm =
        LLM.fromYaml(
            "{model_id: q, old_name: 4, generation_kwargs: {temp: 0.1}, type_info: {module:"
                + " older.kinds, name: EveryLLM}}");

    assertThat(llm.toYaml())
        .startsWith("generation_kwargs:\n  temperature: 0.1\n")
        .contains("\nmodel: q\n", "\nrenamed_here: 4\n", "\n  module: com.acme.kinds\n")
        .doesNotContain("model_id", "old_name", "older");
  }

  @Test
  void constraintsOnTypeArgumentsAndComponentsHoldAndAllProblemsComeAtOnce() {
    assertThatThrownBy(
            () ->
                LLM.fromYaml(
                    """
                    names: ['', x]
                    numbers: [10]
                    by_key: {k: -1}
                    route: {url: 'http://r', wieght: 2}
                    routes: [{weight: 0, url: a}, {url: 3}]
                    mood: loud
                    a_char: xy
                    poll_interval: 1x
                    a_byte: 300
                    an_int: 1.0
                    a_float: x
                    generation_kwargs: {stop: [abcdefg], seed: x, route: {url: 'a b'}, mood: CALM}
                    type_info: {module: com.acme.kinds, name: Kinds.Every}
                    """))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            """
            <yaml>:1:9: error: item 1 of "names" must not be blank [retort:out-of-range]
            <yaml>:2:11: error: item 1 of "numbers" must be at most 9 [retort:out-of-range]
            <yaml>:3:13: error: "k" must be at least 0 [retort:out-of-range]
            <yaml>:4:26: error: unknown key "wieght"; did you mean "weight"? Known are "url", "weight", "tags" [retort:unknown-key]
            <yaml>:5:19: error: "weight" must be greater than 0 [retort:out-of-range]
            <yaml>:5:37: error: "url" is an integer; a URI is expected [retort:wrong-type]
            <yaml>:6:7: error: "mood" must be one of "calm", "very_loud"; did you mean "very_loud"? [retort:wrong-value]
            <yaml>:7:9: error: "a_char" must be exactly one character [retort:wrong-value]
            <yaml>:8:16: error: "poll_interval" must be a duration such as 30s, 500ms, 2m, 1h or PT30S [retort:wrong-value]
            <yaml>:9:9: error: "a_byte" must be an integer from -128 to 127 [retort:out-of-range]
            <yaml>:10:9: error: "an_int" is a number with a fraction or exponent; an integer is expected [retort:wrong-type]
            <yaml>:11:10: error: "a_float" is text; a number is expected [retort:wrong-type]
            <yaml>:12:28: error: item 1 of "stop" must have a size of at most 5 [retort:out-of-range]
            <yaml>:12:44: error: "seed" is text; an integer is expected [retort:wrong-type]
            <yaml>:12:60: error: "url" must be a URI [retort:wrong-value]\
            """);
  }

  @Test
  void anOptionalKwargIsSetByAnOptionalOrItsValue() {
    Kinds.Every llm = Kinds_EveryBuilder.create().build();
    llm.setRuntimeParameters(Map.of("generation_kwargs", Map.of("seed", 7)));
    assertThat(llm.toJson()).contains("\"generation_kwargs\":{\"seed\":7}");
    llm.setRuntimeParameters(Map.of("generation_kwargs", Map.of("seed", Optional.of(8L))));
    assertThat(llm.toJson()).contains("\"generation_kwargs\":{\"seed\":8}");
  }

  @Test
  void aWrongValueInAnOptionalIsToldWhereItStands() {
    Kinds.Every llm = Kinds_EveryBuilder.create().build();
    assertThatThrownBy(
            () ->
                llm.setRuntimeParameters(
                    Map.of("generation_kwargs", Map.of("seed", Optional.of("x")))))
        .hasMessage(
            "/generation_kwargs/seed: error: \"seed\" is an object of java.lang.String; an integer"
                + " is expected [retort:wrong-type]");
  }

  @Test
  void aDecimalWithoutAFractionIsAnInteger() {
    Kinds.Every llm = Kinds_EveryBuilder.create().build();
    llm.setRuntimeParameters(Map.of("renamed_here", new BigDecimal("3")));
    assertThat(llm.toJson()).contains("\"renamed_here\":3,");
    assertThatThrownBy(
            () -> llm.setRuntimeParameters(Map.of("renamed_here", new BigDecimal("3.0"))))
        .hasMessageContaining("[retort:wrong-type]");
  }

  @Test
  void theDescriptorKnowsNamesAndCapabilities() {
    Kinds_EveryDescriptor descriptor = Kinds_EveryDescriptor.INSTANCE;

    assertThat(descriptor.typeInfo()).isEqualTo(new TypeInfo("com.acme.kinds", "Kinds.Every"));
    assertThat(descriptor.aliases())
        .containsExactly(
            new TypeInfo("old.kinds", "EveryLLM"), new TypeInfo("older.kinds", "EveryLLM"));
    assertThat(descriptor.description()).isEqualTo("Has a parameter of every kind.");
    assertThat(descriptor.capabilities())
        .containsExactlyInAnyOrder(Capability.STRUCTURED_OUTPUT, Capability.LOGPROBS);
    assertThat(descriptor.nativeGenerations()).isFalse();
  }

  @Test
  void theSchemaIsThatOfTheTypeNameAndLiesInTheJar() {
    assertThat(Kinds_EveryDescriptor.INSTANCE.schema())
        .startsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",")
        .isEqualTo(resource("META-INF/retort/schema/com.acme.kinds.Kinds.Every.json"));
  }

  @Test
  void nameAndAliasesHaveAFileEachInTheRegistry() {
    for (String name :
        List.of("com.acme.kinds.Kinds.Every", "old.kinds.EveryLLM", "older.kinds.EveryLLM")) {
      assertThat(resource("META-INF/retort/types/" + name).strip())
          .isEqualTo("com.acme.kinds.Kinds_EveryDescriptor");
    }
  }

  private static String resource(String name) {
    try (java.io.InputStream in =
        java.util.Objects.requireNonNull(
            KindsTest.class.getClassLoader().getResourceAsStream(name))) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
