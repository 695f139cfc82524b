package dev.retort.config;

import static dev.retort.descriptor.ParamDescriptor.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.acme.AcmeLLM;
import com.acme.AcmeLLMSerializer;
import dev.retort.descriptor.ValueTypes;
import dev.retort.llm.LLM;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that are unknown, doubled, missing or old, and types that are not declared. */
class KeysTest {
  @Test
  void allProblemsOfAFileAreToldInOrderOfPlace() {
    String yaml =
        """
        # a comment
        modle: x
        generation_kwargs:
          temprature: 0.3
          max_tokens: 9
        on_error: stop
        max_retries: -1
        max_retries: 5
        type_info: {module: com.acme, name: AcmeLLM}
        """;

    assertThat(Problems.of(() -> LLM.fromYaml(yaml)))
        .isEqualTo(
            """
            <yaml>:1:1: error: the key "model" is missing; it is required: text [retort:missing-key]
            <yaml>:2:1: error: unknown key "modle"; did you mean "model"? [retort:unknown-key]
            <yaml>:4:3: error: unknown generation kwarg "temprature"; did you mean "temperature"? Known are "temperature", "max_new_tokens", "stop" [retort:unknown-key]
            <yaml>:5:3: error: unknown generation kwarg "max_tokens"; did you mean "max_new_tokens"? Known are "temperature", "max_new_tokens", "stop" [retort:unknown-key]
            <yaml>:6:11: error: "on_error" must be one of "keep", "fail" [retort:wrong-value]
            <yaml>:7:14: error: "max_retries" must be at least 0 [retort:out-of-range]
            <yaml>:8:1: error: the key "max_retries" stands here for the second time [retort:doubled-key]""");
  }

  @Test
  void problemsHavePointersAndSuggestions() {
    ConfigException thrown =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            ConfigException.class,
            () ->
                AcmeLLMSerializer.INSTANCE.fromJson("{\"generation_kwargs\":{\"temprature\":1}}"));

    assertThat(thrown.problems().get(1))
        .extracting(Problem::pointer, Problem::suggestion)
        .containsExactly("/generation_kwargs/temprature", "temperature");
  }

  @Test
  void aNestedLlmIsNamedByItsKey() {
    Serializer<Thing> things = Thing.type(attribute("llm", ValueTypes.modelOf(LLM.class)));

    assertThat(
            Problems.of(
                () -> things.fromYaml("llm:\n  type_info: {module: com.acme, name: AcmeLLM}")))
        .isEqualTo(
            "<yaml>:1:1: error: the key \"model\" is missing; it is required: text"
                + " [retort:missing-key]");
  }

  @Test
  void aClassOfTheJdkIsNoType() {
    assertThat(Problems.of(() -> LLM.fromYaml("type_info: {module: java.lang, name: Runtime}")))
        .isEqualTo(
            "<yaml>:1:12: error: \"java.lang:Runtime\" is no declared type but a class of the JDK;"
                + " a config names LLMs and steps only [retort:unknown-type]");
  }

  @Test
  void aClassThatIsNotDeclaredIsNoType() {
    assertThat(
            Problems.of(() -> LLM.fromYaml("type_info: {module: dev.retort.llm, name: AsyncLLM}")))
        .isEqualTo(
            "<yaml>:1:12: error: \"dev.retort.llm:AsyncLLM\" is a class, but no declared type: it"
                + " lacks @LLMType or @StepType, or was compiled without the Retort processor"
                + " [retort:unknown-type]");
  }

  @Test
  void aTypeThatDoesNotExistIsTold() {
    assertThat(Problems.of(() -> LLM.fromYaml("type_info: {module: com.acme, name: AcmeLM}")))
        .isEqualTo(
            "<yaml>:1:12: error: \"com.acme:AcmeLM\" is no declared type on the class path; check"
                + " module (the Java package) and name, and that the jar with the class is there"
                + " [retort:unknown-type]");
  }

  @Test
  void aMisspeltTypeGetsTheNearestOfItsModuleWhereTheyCanBeListed() {
    ConfigNode node =
        ConfigNode.parse(
            "f.yaml", "type_info: {module: com.acme, name: AcmeLM}", ConfigFile.Format.YAML);

    Draft<LLM> draft =
        Draft.read(
            node,
            LLM.class,
            getClass().getClassLoader(),
            module -> List.of("AcmeLLM of " + module, "AcmeLLM", "Other"));

    assertThat(draft.problems())
        .extracting(Problem::toString, Problem::suggestion)
        .containsExactly(
            tuple(
                "f.yaml:1:12: error: \"com.acme:AcmeLM\" is no declared type on the class path; did"
                    + " you mean \"com.acme:AcmeLLM\"? [retort:unknown-type]",
                "com.acme:AcmeLLM"));
  }

  @Test
  void aPathInATypeNameLeadsNowhere() {
    assertThat(Problems.of(() -> LLM.fromYaml("type_info: {module: ../../etc, name: passwd}")))
        .contains("[retort:unknown-type]");
  }

  @Test
  void aMissingTypeIsTold() {
    assertThat(Problems.of(() -> LLM.fromYaml("model: x")))
        .isEqualTo(
            "<yaml>:1:1: error: the key \"type_info\" is missing; it names the class: {module: ...,"
                + " name: ...} [retort:missing-key]");
  }

  @Test
  void aTypeInfoHasAModuleAndAName() {
    assertThat(Problems.of(() -> LLM.fromYaml("type_info: {module: 3, nme: x}")))
        .isEqualTo(
            """
            <yaml>:1:21: error: "module" is an integer; text is expected [retort:wrong-type]
            <yaml>:1:24: error: unknown key "nme"; did you mean "name"? Known are "module", "name" [retort:unknown-key]""");
  }

  @Test
  void aConfigOfAnotherTypeIsRefused() {
    Serializer<Thing> things = Thing.type();

    assertThat(Problems.of(() -> things.fromYaml("type_info: {module: com.acme, name: AcmeLLM}")))
        .isEqualTo(
            "<yaml>:1:12: error: the config is of \"com.acme:AcmeLLM\"; \"some.module:Thing\" is"
                + " expected [retort:other-type]");
  }

  @Test
  void anLlmOfAnotherClassIsRefused() {
    Serializer<Thing> things = Thing.type(attribute("llm", ValueTypes.modelOf(String.class)));

    assertThat(
            Problems.of(
                () ->
                    things.fromYaml(
                        "llm: {model: x, type_info: {module: com.acme, name: AcmeLLM}}")))
        .isEqualTo(
            "<yaml>:1:28: error: \"com.acme:AcmeLLM\" is an LLM; String or a class that extends it"
                + " is expected [retort:other-type]");
  }

  @Test
  void runtimeParametersInfoIsPassedOver() {
    AcmeLLM llm =
        AcmeLLMSerializer.INSTANCE.fromJson(
            "{\"model\":\"x\",\"runtime_parameters_info\":[{\"name\":\"]\\\"\"}, 1],\"max_retries\":2}");

    assertThat(llm.toJson()).contains("\"max_retries\":2");
  }

  @Test
  void openValuesKeepWhatIsCalledLikeTheInfo() {
    Serializer<Thing> things = Thing.type(attribute("it", ValueTypes.JSON));
    String json = "{\"it\":{\"runtime_parameters_info\":[1.50,{\"b\":2}]}}";

    assertThat(things.toJson(things.fromJson(json)))
        .startsWith(json.substring(0, json.length() - 1));
  }

  @Test
  void keysOfUpstreamAreReadWithANote() {
    ConfigNode node =
        ConfigNode.parse(
            "f.yaml",
            "{use_cache: true, model: x, type_info: {module: com.acme, name: AcmeLLM}}",
            ConfigFile.Format.YAML);

    Draft<LLM> draft =
        Draft.read(node, LLM.class, getClass().getClassLoader(), module -> List.of());

    assertThat(draft.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "f.yaml:1:2: warning: the key \"use_cache\" is distilabel's and is passed over: caching"
                + " is chosen on the command line [retort:upstream-key]");
    assertThat(draft.finish().toYaml()).doesNotContain("use_cache");
  }

  @Test
  void anAliasOfAKeyIsReadAndTheNameIsWritten() {
    Serializer<Thing> things =
        Thing.type(attribute("model", ValueTypes.STRING).aliased("model_id"));

    assertThat(things.toJson(things.fromYaml("model_id: x"))).startsWith("{\"model\":\"x\"");
    assertThat(Problems.of(() -> things.fromYaml("{model_id: x, model: y}")))
        .isEqualTo(
            "<yaml>:1:15: error: the key \"model\" stands here for the second time"
                + " [retort:doubled-key]");
  }
}
