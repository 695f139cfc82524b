package dev.retort.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.retort.llm.GenerationException;
import dev.retort.llm.HiddenState;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.UnsupportedCapabilityException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last hidden states of a small encoder. */
class HiddenStatesTest {
  @TempDir static Path folder;
  private static OnnxEncoderLLM llm;

  @BeforeAll
  static void load() throws IOException {
    llm = OnnxEncoderLLMBuilder.create().modelPath(MiniLm.in(folder.resolve("minilm"))).build();
    llm.load();
  }

  @AfterAll
  static void unload() {
    llm.close();
  }

  @Test
  void theirMeanIsTheEmbeddingThatAnotherLibraryMakes() {
    String text = "The quick brown fox jumps over the lazy dog.";
    float[] expected = new AllMiniLmL6V2QuantizedEmbeddingModel().embed(text).content().vector();

    HiddenState state = llm.lastHiddenStates(List.of(Input.of(text))).get(0);

    float[] mean = Pooling.normalisedMean(state);
    assertThat(mean).hasSize(384).containsExactly(expected, within(1e-5f));
  }

  /**
   * Ids as the vocabulary of the model has them, looked up by hand: 101 begins, 102 ends a text.
   */
  @ParameterizedTest
  @CsvSource({
    "The quick brown fox., 101 1996 4248 2829 4419 1012 102",
    "Unbelievably lazy dogs embeddings, "
        + "101 4895 8671 2666 3567 6321 13971 6077 7861 8270 4667 2015 102",
  })
  void everyRowIsWhatTheModelGivesForTheTokensIds(String text, String ids) throws Exception {
    long[] tokens = Arrays.stream(ids.split(" ")).mapToLong(Long::parseLong).toArray();

    HiddenState state = llm.lastHiddenStates(List.of(Input.of(text))).get(0);

    float[][] rows = rows(tokens);
    assertThat(state.numTokens()).isEqualTo(tokens.length);
    for (int i = 0; i < tokens.length; i++) {
      float[] row =
          Arrays.copyOfRange(state.values(), i * state.hiddenSize(), (i + 1) * state.hiddenSize());
      assertThat(row).as("row " + i).containsExactly(rows[i], within(1e-5f));
    }
  }

  /** The model run by hand, with nothing of ours. */
  private static float[][] rows(long[] tokens) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] ones = new long[tokens.length];
    Arrays.fill(ones, 1);
    String model = folder.resolve("minilm").resolve("model.onnx").toString();
    try (OrtSession session = environment.createSession(model);
        OnnxTensor ids = OnnxTensor.createTensor(environment, new long[][] {tokens});
        OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][] {ones});
        OnnxTensor types =
            OnnxTensor.createTensor(environment, new long[][] {new long[tokens.length]});
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      return ((float[][][]) result.get(0).getValue())[0];
    }
  }

  @Test
  void aTokenHasARowAndNoPaddingIsLeft() {
    // [CLS], one for each word, [SEP].
    List<HiddenState> states =
        llm.lastHiddenStates(List.of(Input.of("a dog and a cat"), Input.of("a dog")));

    assertThat(states).extracting(HiddenState::numTokens).containsExactly(7, 4);
    assertThat(states).extracting(HiddenState::hiddenSize).containsExactly(384, 384);
  }

  @Test
  void manyTextsOfAllLengthsKeepTheirOrder() {
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      inputs.add(Input.of("the story of number " + i + " goes on".repeat(i * 7 % 40)));
    }

    List<HiddenState> together = llm.lastHiddenStates(inputs);

    assertThat(together).hasSize(70);
    for (int i = 0; i < inputs.size(); i += 9) {
      HiddenState alone = llm.lastHiddenStates(List.of(inputs.get(i))).get(0);
      assertThat(together.get(i).numTokens()).isEqualTo(alone.numTokens());
      assertThat(together.get(i).values()).as("text " + i).containsExactly(alone.values());
    }
  }

  @Test
  void textsThatAreRunTogetherHaveTheirOwnStatesWithoutPadding() {
    List<String> texts =
        IntStream.range(0, 70).mapToObj(i -> "the story" + " goes on".repeat(i * 7 % 40)).toList();
    List<HiddenState> alone = llm.lastHiddenStates(texts.stream().map(Input::of).toList());

    List<HiddenState> together;
    try (Encoder encoder = Encoder.load(ModelFolder.of(folder.resolve("minilm")), null, 32)) {
      together = encoder.read(texts);
    }

    for (int i = 0; i < texts.size(); i++) {
      assertThat(together.get(i).numTokens()).isEqualTo(alone.get(i).numTokens());
      // This model computes in 8 bits, with a scale that it takes from the whole batch.
      assertThat(
              Pooling.cosine(
                  Pooling.normalisedMean(together.get(i)), Pooling.normalisedMean(alone.get(i))))
          .as("text " + i)
          .isGreaterThan(0.97);
    }
  }

  @Test
  void likeMeaningsAreNearerThanUnlikeOnes() {
    List<float[]> vectors =
        llm
            .lastHiddenStates(
                List.of(
                    Input.of("How do I bake bread?"),
                    Input.of("What is a good recipe for a loaf?"),
                    Input.of("The court adjourned until Monday.")))
            .stream()
            .map(Pooling::normalisedMean)
            .toList();

    assertThat(Pooling.cosine(vectors.get(0), vectors.get(1)))
        .isGreaterThan(Pooling.cosine(vectors.get(0), vectors.get(2)) + 0.3);
  }

  @Test
  void anInputThatIsTooLongIsToldWithItsPlace() {
    List<Input> inputs = List.of(Input.of("short"), Input.of("long ".repeat(600)));

    assertThatThrownBy(() -> llm.lastHiddenStates(inputs))
        .isInstanceOf(GenerationException.class)
        .hasMessage(
            "inputs[1] has 602 tokens, and the model reads 512 at most; shorten the text, or split"
                + " it");
  }

  @Test
  void allInputsThatAreTooLongAreToldAtOnce() {
    List<Input> inputs =
        List.of(Input.of("long ".repeat(600)), Input.of("short"), Input.of("long ".repeat(511)));

    assertThatThrownBy(() -> llm.lastHiddenStates(inputs))
        .isInstanceOf(GenerationException.class)
        .hasMessage(
            "inputs[0] has 602 tokens, inputs[2] has 513 tokens, and the model reads 512 at most;"
                + " shorten the text, or split it");
  }

  @Test
  void ofManyInputsThatAreTooLongTenAreNamed() {
    List<Input> inputs = Collections.nCopies(12, Input.of("long ".repeat(600)));

    assertThatThrownBy(() -> llm.lastHiddenStates(inputs))
        .hasMessageContaining(
            "inputs[9] has 602 tokens, 2 more have too many, and the model reads 512 at most");
  }

  @Test
  void textIsRefused() {
    assertThatThrownBy(() -> llm.generateOutputs(List.of(Input.of("Hi"))))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessage(
            "OnnxEncoderLLM is an encoder, which generates no text; it gives hidden states, which"
                + " the step EmbeddingGeneration turns into embeddings");
  }

  @Test
  void aConfigIsReadAgain() {
    assertThat(LLM.fromYaml(llm.toYaml()).toYaml())
        .isEqualTo(llm.toYaml())
        .contains("name: OnnxEncoderLLM");
  }
}
