package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every LLM does: life, capabilities, the check of what a sync LLM answers. */
class LLMTest {
  private final ListLLM llm = ListLLMBuilder.create().build();

  private static List<Input> inputs(String... texts) {
    return Arrays.stream(texts).map(Input::of).toList();
  }

  @Test
  void theFirstCallLoadsOnce() {
    llm.generateOutputs(inputs("a"), 1);
    llm.generateOutputs(inputs("a"), 1);
    assertThat(llm.life).containsExactly("load", "generate 7", "generate 7");
  }

  @Test
  void anLlmThatIsLoadedIsNotLoadedAgain() {
    llm.load();
    llm.generateOutputs(inputs("a"), 1);
    assertThat(llm.life).containsExactly("load", "generate 7");
  }

  @Test
  void closingUnloadsOnce() {
    llm.load();
    llm.close();
    llm.close();
    assertThat(llm.life).containsExactly("load", "unload");
  }

  @Test
  void closingWhatWasNeverLoadedDoesNothing() {
    llm.close();
    assertThat(llm.life).isEmpty();
  }

  @Test
  void theLoggerIsNamedAfterTheModel() {
    assertThat(llm.loggerName()).isEqualTo("dev.retort.llm.list-1");
  }

  @Test
  void allInputsAreAnsweredByOneCall() {
    assertThat(llm.generateOutputs(inputs("a", "b"), 2))
        .extracting(GenerateOutput::generations)
        .containsExactly(List.of("a", "a"), List.of("b", "b"));
    assertThat(llm.life).containsExactly("load", "generate 7");
  }

  @Test
  void noInputsAreNoCall() {
    assertThat(llm.generateOutputs(List.of(), 2)).isEmpty();
    assertThat(llm.life).isEmpty();
  }

  @Test
  void kwargsOfTheCallReachTheMethod() {
    llm.generateOutputs(inputs("a"), 1, ListLLMKwargs.builder().seed(9).build());
    assertThat(llm.life).containsExactly("load", "generate 9");
  }

  @Test
  void anotherNumberOfOutputsIsSaid() {
    llm.play = (inputs, n) -> List.of(GenerateOutput.of("x"));
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a", "b"), 1))
        .isInstanceOf(GenerationException.class)
        .hasMessage(
            "ListLLM.generate was given 2 inputs and answered 1 outputs; it has to answer 2"
                + " outputs, one an input and in the same order");
  }

  @Test
  void nullInsteadOfOutputsIsSaid() {
    llm.play = (inputs, n) -> null;
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a"), 1))
        .isInstanceOf(GenerationException.class)
        .hasMessage(
            "ListLLM.generate was given 1 inputs and answered null; it has to answer 1 outputs,"
                + " one an input and in the same order");
  }

  @Test
  void aNullAmongTheOutputsIsAFailedItem() {
    llm.play = (inputs, n) -> Arrays.asList(GenerateOutput.of("x"), null);
    assertThat(llm.generateOutputs(inputs("a", "b"), 1).get(1))
        .isEqualTo(
            GenerateOutput.failed(
                1, Failure.of(Kind.MALFORMED, "generate answered null instead of an output")));
  }

  @Test
  void missingGenerationsAreNullAndSaid() {
    llm.play = (inputs, n) -> List.of(GenerateOutput.of("x"));
    GenerateOutput output = llm.generateOutputs(inputs("a"), 2).get(0);
    assertThat(output.generations()).containsExactly("x", null);
    assertThat(output.error()).extracting(Failure::kind).isEqualTo(Kind.INCOMPLETE);
  }

  @Test
  void whatTheMethodThrowsIsAGenerationException() {
    llm.play =
        (inputs, n) -> {
          throw new IOException("disk");
        };
    assertThatThrownBy(() -> llm.generateOutputs(inputs("a"), 1))
        .isInstanceOfSatisfying(
            GenerationException.class,
            e -> assertThat(e.failure().kind()).isEqualTo(Kind.CONNECTION))
        .hasMessage("ListLLM.generate failed: IOException: disk")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aSecretInWhatTheMethodThrowsIsRedacted() {
    ListLLM secretive = ListLLMBuilder.create().apiKey(Secret.of("sk-12345")).build();
    secretive.play =
        (inputs, n) -> {
          throw new IOException("refused sk-12345");
        };
    assertThatThrownBy(() -> secretive.generateOutputs(inputs("a"), 1))
        .hasMessage("ListLLM.generate failed: IOException: refused ***")
        .hasNoCause();
  }

  @Test
  void aSecretInAGenerationExceptionOfTheMethodIsRedacted() {
    ListLLM secretive = ListLLMBuilder.create().apiKey(Secret.of("sk-12345")).build();
    secretive.play =
        (inputs, n) -> {
          throw new GenerationException(
              Failure.of(Kind.AUTHENTICATION, "refused sk-12345"), new IOException("sk-12345"));
        };
    assertThatThrownBy(() -> secretive.generateOutputs(inputs("a"), 1))
        .isInstanceOfSatisfying(
            GenerationException.class,
            e -> assertThat(e.failure()).isEqualTo(Failure.of(Kind.AUTHENTICATION, "refused ***")))
        .hasMessage("refused ***")
        .hasNoCause();
  }

  @Test
  void aSecretInAFailedOutputIsRedacted() {
    ListLLM secretive = ListLLMBuilder.create().apiKey(Secret.of("sk-12345")).build();
    secretive.play =
        (inputs, n) ->
            List.of(
                GenerateOutput.failed(
                    1, new Failure(Kind.SERVER, "broke on sk-12345", 1, 500, "req-sk-12345")));
    assertThat(secretive.generateOutputs(inputs("a"), 1).get(0).error())
        .isEqualTo(new Failure(Kind.SERVER, "broke on ***", 1, 500, "req-***"));
  }

  @Test
  void anInputWithAnImageIsRefusedBeforeAnythingIsCalled() {
    Input image =
        Input.of(
            ChatMessage.user(
                new ChatMessage.Text("what is it?"),
                new ChatMessage.Image("https://x.example/cat.png")));
    assertThatThrownBy(() -> llm.generateOutputs(List.of(image), 1))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessage(
            "reading images is not supported by ListLLM: it does not implement SupportsImages;"
                + " inputs[0] holds one");
    assertThat(llm.life).isEmpty();
  }

  @Test
  void aConfigThatAsksForOfflineBatchesIsRefusedByLoad() {
    ListLLM offline = ListLLMBuilder.create().useOfflineBatchGeneration(true).build();
    assertThatThrownBy(offline::load)
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessage(
            "offline batch generation is not supported by ListLLM: it does not implement"
                + " SupportsOfflineBatch; set use_offline_batch_generation to false");
  }

  @Test
  void aConfigThatAsksForOfflineBatchesIsRefusedByTheCall() {
    ListLLM offline = ListLLMBuilder.create().useOfflineBatchGeneration(true).build();
    assertThatThrownBy(() -> offline.generateOutputs(inputs("a"), 1))
        .isInstanceOf(UnsupportedCapabilityException.class);
    assertThat(offline.life).isEmpty();
  }

  @Test
  void hiddenStatesOfAnLlmWithoutThemAreRefused() {
    NativeLLM without = NativeLLMBuilder.create().build();
    assertThatThrownBy(() -> without.lastHiddenStates(inputs("a")))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessage(
            "reading hidden states is not supported by NativeLLM: it does not implement"
                + " SupportsHiddenStates");
  }

  @Test
  void hiddenStatesAreOneAnInput() {
    assertThat(llm.lastHiddenStates(inputs("a")).get(0).get(0, 1)).isEqualTo(2);
    assertThatThrownBy(() -> llm.lastHiddenStates(inputs("a", "b")))
        .isInstanceOf(GenerationException.class)
        .hasMessage(
            "ListLLM.getLastHiddenStates was given 2 inputs and answered 1 hidden states; it has"
                + " to answer 2 hidden states, one an input and in the same order");
  }

  @Test
  void preparingAFormIsRefusedWithoutTheCapability() {
    assertThatThrownBy(() -> llm.prepareStructuredOutput(new StructuredOutput.Regex("a")))
        .isInstanceOf(UnsupportedCapabilityException.class);
  }

  @Test
  void noOfflineBatchHasBeenSubmitted() {
    assertThat(llm.jobsIds()).isEmpty();
  }

  @Test
  void wrongKwargsAreRefusedBeforeAnythingIsCalled() {
    assertThatThrownBy(
            () ->
                llm.setRuntimeParameters(
                    java.util.Map.of("generation_kwargs", java.util.Map.of("sed", 1))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("seed");
  }
}
