package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.descriptor.Constraint;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.TypeInfo;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.HiddenState;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.OfflineBatchNotFinishedException;
import dev.retort.llm.StructuredOutput;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that are promised to users: what compiles here must go on to compile. */
class PublicNamesTest {
  private final AcmeLLM llm = AcmeLLMBuilder.create().model("acme-1").build();
  private final List<Input> inputs = List.of(Input.of("Hi"), Input.of("Ho"));

  @Test
  void anLlmIsBuiltLoadedAndCalled() {
    llm.load();
    List<GenerateOutput> out = llm.generateOutputs(List.of(Input.of("Hi")), 2);
    List<GenerateOutput> hot =
        llm.generateOutputs(inputs, 2, AcmeLLMKwargs.builder().temperature(1.9).build());
    llm.unload();
    llm.close();

    assertThat(out).hasSize(1);
    assertThat(out.get(0).generations())
        .containsExactly("Hi t=1.0 m=128 s=null", "Hi t=1.0 m=128 s=null");
    assertThat(hot).hasSize(2);
    assertThat(hot.get(1).generations().get(0)).isEqualTo("Ho t=1.9 m=128 s=null");
  }

  @Test
  void anOutputHasGenerationsStatisticsLogprobsAndAnError() {
    GenerateOutput output = llm.generateOutputs(inputs).get(0);

    assertThat(output.generations()).hasSize(1);
    assertThat(output.statistics().inputTokens()).containsExactly(1);
    assertThat(output.statistics().outputTokens()).containsExactly(2);
    assertThat(output.logprobs()).isNull();
    assertThat(output.error()).isNull();
  }

  @Test
  void theBuilderTakesKwargsAsALambda() {
    AcmeLLM hot =
        AcmeLLMBuilder.create().model("acme-1").generationKwargs(k -> k.temperature(0.3)).build();

    assertThat(hot.toJson()).contains("\"generation_kwargs\":{\"temperature\":0.3}");
  }

  @Test
  void aConfigGoesToYamlJsonAndFilesAndComesBack(@TempDir Path folder) {
    String yaml = llm.toYaml();
    LLM again = LLM.fromYaml(yaml);
    Path file = folder.resolve("new/folder/acme.json");
    llm.save(file);

    assertThat(again).isInstanceOf(AcmeLLM.class);
    assertThat(again.toYaml()).isEqualTo(yaml);
    assertThat(LLM.fromJson(llm.toJson()).toYaml()).isEqualTo(yaml);
    assertThat(LLM.read(file).toYaml()).isEqualTo(yaml);
  }

  @Test
  void runtimeParametersHaveNamesInfoAndASetter() {
    llm.setRuntimeParameters(Map.of("generation_kwargs", Map.of("temperature", 0.2)));

    assertThat(llm.runtimeParametersNames()).containsEntry("base_url", true);
    assertThat(llm.runtimeParametersNames().get("generation_kwargs"))
        .isEqualTo(Map.of("temperature", true, "max_new_tokens", true, "stop", true));
    assertThat(llm.runtimeParametersInfo().get(0).name()).isEqualTo("generation_kwargs");
    assertThat(llm.toJson()).contains("\"temperature\":0.2");
  }

  @Test
  void nullTakesAKwargAway() {
    llm.setRuntimeParameters(
        Map.of("generation_kwargs", Map.of("temperature", 0.2, "max_new_tokens", 9)));
    Map<String, Object> none = new HashMap<>();
    none.put("temperature", null);
    llm.setRuntimeParameters(Map.of("generation_kwargs", none));

    assertThat(llm.toJson()).contains("\"generation_kwargs\":{\"max_new_tokens\":9}");
  }

  @Test
  void kwargsAreARecordWhoseNullsMeanNotSetHere() {
    assertThat(AcmeLLMKwargs.builder().temperature(1.5).build())
        .isEqualTo(new AcmeLLMKwargs(1.5, null, null));
  }

  @Test
  void theDescriptorHasTypeDocAttributesAndParameters() {
    LLMDescriptor<AcmeLLM> descriptor = AcmeLLMDescriptor.INSTANCE;

    assertThat(llm.descriptor()).isSameAs(descriptor);
    assertThat(descriptor.typeInfo()).isEqualTo(new TypeInfo("com.acme", "AcmeLLM"));
    assertThat(descriptor.description())
        .isEqualTo("Chat models behind Acme's completion endpoint.");
    assertThat(descriptor.capabilities()).isEmpty();
    assertThat(descriptor.nativeGenerations()).isTrue();
    assertThat(descriptor.attributes())
        .extracting(ParamDescriptor::name)
        .containsExactly(
            "generation_kwargs",
            "use_offline_batch_generation",
            "offline_batch_generation_block_until_done",
            "jobs_ids",
            "max_concurrency",
            "requests_per_minute",
            "input_tokens_per_minute",
            "output_tokens_per_minute",
            "max_retries",
            "timeout",
            "on_error",
            "max_errors",
            "model",
            "base_url",
            "api_key");
    assertThat(descriptor.generationKwargs())
        .extracting(ParamDescriptor::name)
        .containsExactly("temperature", "max_new_tokens", "stop");
    assertThat(descriptor.schema()).contains("\"title\": \"AcmeLLM\"");
  }

  @Test
  void aParameterHasTypeDefaultConstraintsAndText() {
    ParamDescriptor temperature = AcmeLLMDescriptor.INSTANCE.generationKwargs().get(0);

    assertThat(temperature.type().label()).isEqualTo("number");
    assertThat(temperature.isOptional()).isTrue();
    assertThat(temperature.defaultValue()).isEqualTo("1.0");
    assertThat(temperature.type().constraints())
        .extracting(Constraint::rule)
        .containsExactly("must be at least 0", "must be at most 2");
    assertThat(temperature.description()).isEqualTo("sampling temperature; higher is more random");
    assertThat(temperature.isSecret()).isFalse();
    assertThat(temperature.isIdentity()).isTrue();
  }

  @Test
  void anAttributeMayBeRequiredSecretOrNoIdentity() {
    Map<String, ParamDescriptor> byName = new HashMap<>();
    AcmeLLMDescriptor.INSTANCE.attributes().forEach(param -> byName.put(param.name(), param));

    assertThat(byName.get("model").isOptional()).isFalse();
    assertThat(byName.get("model").isRuntime()).isFalse();
    assertThat(byName.get("api_key").isSecret()).isTrue();
    assertThat(byName.get("api_key").env()).isEqualTo("ACME_API_KEY");
    assertThat(byName.get("timeout").isIdentity()).isFalse();
    assertThat(byName.get("base_url").isIdentity()).isTrue();
    assertThat(byName.get("generation_kwargs").isIdentity()).isTrue();
  }

  @Test
  void aProblemHasPointerPlaceMessageSuggestionAndId() {
    ConfigException thrown =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                LLM.fromYaml(
                    "model: x\nmax_retires: 1\ntype_info: {module: com.acme, name: AcmeLLM}"));
    Problem problem = thrown.problems().get(0);

    assertThat(problem.pointer()).isEqualTo("/max_retires");
    assertThat(problem.place()).isEqualTo(new Problem.Place("<yaml>", 2, 1));
    assertThat(problem.message())
        .isEqualTo("unknown key \"max_retires\"; did you mean \"max_retries\"?");
    assertThat(problem.suggestion()).isEqualTo("max_retries");
    assertThat(problem.id()).isEqualTo("unknown-key");
  }

  @Test
  void anInputIsATextOrAConversationPerhapsWithAForm() {
    ChatMessage system = ChatMessage.system("Be kind");
    ChatMessage picture =
        ChatMessage.user(
            new ChatMessage.Text("What is "), new ChatMessage.Image("https://x/cat.png"));
    Input input =
        Input.of(system, picture, ChatMessage.assistant("A cat"), ChatMessage.user("Sure?"));
    StructuredOutput form = new StructuredOutput.Regex("yes|no");

    assertThat(Input.of("Hi").messages()).containsExactly(ChatMessage.user("Hi"));
    assertThat(input.messages())
        .extracting(ChatMessage::text)
        .containsExactly("Be kind", "What is ", "A cat", "Sure?");
    assertThat(picture.hasImages()).isTrue();
    assertThat(input.structuredOutput()).isNull();
    assertThat(input.withStructuredOutput(form).structuredOutput()).isEqualTo(form);
    assertThat(input.withStructuredOutput(form).messages()).isEqualTo(input.messages());
  }

  @Test
  void anInputWithoutMessagesIsNone() {
    assertThatThrownBy(() -> Input.of(new ChatMessage[0]))
        .hasMessage("an input needs at least one message");
  }

  @Test
  void aHiddenStateIsABlockOfTokensByFeatures() {
    HiddenState state = new HiddenState(2, 3, new float[] {1, 2, 3, 4, 5, 6});

    assertThat(state.get(1, 2)).isEqualTo(6);
    assertThatThrownBy(() -> new HiddenState(2, 3, new float[5]))
        .hasMessage("5 values are no block of 2 x 3");
  }

  @Test
  void unfinishedBatchesAreNamedByTheException() {
    OfflineBatchNotFinishedException thrown =
        new OfflineBatchNotFinishedException(List.of("batch_1", "batch_2"));

    assertThat(thrown.jobsIds()).containsExactly("batch_1", "batch_2");
    assertThat(thrown).hasMessage("not finished yet: offline batches batch_1, batch_2");
  }

  @Test
  void idsOfBatchesAreReadFromAConfigAndCannotBeSet() {
    LLM submitted =
        LLM.fromYaml(
            "{model: x, jobs_ids: [batch_1], type_info: {module: com.acme, name: AcmeLLM}}");

    assertThat(submitted.jobsIds()).containsExactly("batch_1");
    assertThatThrownBy(() -> submitted.setRuntimeParameters(Map.of("jobs_ids", List.of())))
        .hasMessageContaining("[retort:not-settable]");
  }
}
