package dev.retort.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.HiddenState;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A model that is loaded: ONNX Runtime has it, a tokenizer reads for it. Safe for any thread. */
final class Encoder implements AutoCloseable {
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";
  private static final Set<String> INPUTS = Set.of(IDS, MASK, TYPES);
  private static final String STATES = "last_hidden_state";

  /** How many texts that are too long a message names. */
  private static final int MOST_NAMED = 10;

  private final OrtSession session;
  private final HuggingFaceTokenizer tokenizer;
  private final String output;
  private final int maxTokens;
  private final int mostTexts;

  /** Held by readers while native code uses what {@link #close} frees. */
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  private boolean closed;

  private Encoder(
      OrtSession session,
      HuggingFaceTokenizer tokenizer,
      String output,
      int maxTokens,
      int mostTexts) {
    this.session = session;
    this.tokenizer = tokenizer;
    this.output = output;
    this.maxTokens = maxTokens;
    this.mostTexts = mostTexts;
  }

  /**
   * Loads a model.
   *
   * @param maxTokens null for what the model's folder says
   * @throws dev.retort.config.ConfigException if it cannot be loaded, or is no encoder
   */
  static Encoder load(ModelFolder folder, @Nullable Integer maxTokens) {
    return load(folder, maxTokens, folder.isScaledByBatch() ? 1 : Batches.MOST_TEXTS);
  }

  /** The same, with the number of texts that are run at once. */
  static Encoder load(ModelFolder folder, @Nullable Integer maxTokens, int mostTexts) {
    HuggingFaceTokenizer tokenizer = tokenizer(folder);
    OrtSession session = null;
    boolean loaded = false;
    try {
      session = session(folder);
      Encoder encoder =
          new Encoder(
              session, tokenizer, output(folder, session), folder.maxTokens(maxTokens), mostTexts);
      loaded = true;
      return encoder;
    } finally {
      if (!loaded) {
        close(session, tokenizer);
      }
    }
  }

  private static HuggingFaceTokenizer tokenizer(ModelFolder folder) {
    // The library would tell its makers of every start, and fetch natives for a GPU, unless told.
    if (System.getProperty("ai.djl.offline") == null) {
      System.setProperty("ai.djl.offline", "true");
    }
    try {
      // Padding and cutting are ours: a file may ask for 128 tokens, always.
      return HuggingFaceTokenizer.newInstance(
          folder.tokenizer(),
          Map.of("padding", "false", "truncation", "false", "addSpecialTokens", "true"));
    } catch (IOException | RuntimeException e) {
      throw ModelFolder.refused(
          "the file " + folder.tokenizer() + " is no tokenizer that can be read; fetch it again");
    }
  }

  private static OrtSession session(ModelFolder folder) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      return OrtEnvironment.getEnvironment().createSession(folder.model().toString(), options);
    } catch (OrtException e) {
      throw ModelFolder.refused(
          "ONNX Runtime does not load the model "
              + folder.model()
              + ": it is cut short, no ONNX file, or needs a newer version; fetch it again");
    }
  }

  /** The output with a vector for each token. */
  private static String output(ModelFolder folder, OrtSession session) {
    Set<String> others = new TreeSet<>(session.getInputNames());
    others.removeAll(INPUTS);
    if (!others.isEmpty() || !session.getInputNames().contains(IDS)) {
      throw ModelFolder.refused(
          "the model "
              + folder.model()
              + " is no encoder of texts: it reads "
              + String.join(", ", new TreeSet<>(session.getInputNames()))
              + ", and one reads input_ids, attention_mask and token_type_ids");
    }
    try {
      Map<String, NodeInfo> outputs = session.getOutputInfo();
      NodeInfo usual = outputs.get(STATES);
      if (usual != null && isStates(usual)) {
        return STATES;
      }
      return outputs.values().stream()
          .filter(Encoder::isStates)
          .map(NodeInfo::getName)
          .findFirst()
          .orElseThrow(
              () ->
                  ModelFolder.refused(
                      "the model "
                          + folder.model()
                          + " has no output with a vector for each token; its outputs are "
                          + String.join(", ", new TreeSet<>(outputs.keySet()))));
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isStates(NodeInfo output) {
    return output.getInfo() instanceof TensorInfo tensor
        && tensor.getShape().length == 3
        && tensor.type != OnnxJavaType.INT64;
  }

  /**
   * Reads texts.
   *
   * @return a state a text, in order
   */
  List<HiddenState> read(List<String> texts) {
    List<Tokens> all = new ArrayList<>(texts.size());
    for (String text : texts) {
      Encoding encoding = whileOpen(() -> tokenizer.encode(text, true, false));
      all.add(new Tokens(all.size(), encoding.getIds(), encoding.getTypeIds()));
    }
    refuseTooLong(all);
    HiddenState[] states = new HiddenState[all.size()];
    for (List<Tokens> batch : Batches.of(all, mostTexts)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new GenerationException(
            Failure.of(Kind.CANCELLED, "the thread was interrupted"), null);
      }
      List<HiddenState> read = whileOpen(() -> run(batch));
      for (int i = 0; i < batch.size(); i++) {
        states[batch.get(i).index()] = read.get(i);
      }
    }
    return Arrays.asList(states);
  }

  /** All that are too long at once, before any is run: whoever asked may go on without them. */
  private void refuseTooLong(List<Tokens> all) {
    List<Tokens> tooLong = all.stream().filter(each -> each.size() > maxTokens).toList();
    if (tooLong.isEmpty()) {
      return;
    }
    String which =
        tooLong.stream()
            .limit(MOST_NAMED)
            .map(
                each ->
                    (all.size() == 1 ? "the input" : "inputs[" + each.index() + "]")
                        + " has "
                        + each.size()
                        + " tokens")
            .collect(Collectors.joining(", "));
    int more = tooLong.size() - MOST_NAMED;
    throw new GenerationException(
        Failure.of(
            Kind.CONTEXT_TOO_LONG,
            which
                + (more > 0 ? ", " + more + " more have too many" : "")
                + ", and the model reads "
                + maxTokens
                + " at most; shorten the text, or split it"),
        null);
  }

  /** Work of native code. */
  @FunctionalInterface
  private interface Work<T> {
    T done() throws OrtException;
  }

  private <T> T whileOpen(Work<T> work) {
    use.readLock().lock();
    try {
      if (closed) {
        throw new GenerationException(
            Failure.of(Kind.CANCELLED, "the model was unloaded before it had read the inputs"),
            null);
      }
      return work.done();
    } catch (OrtException e) {
      throw new GenerationException(
          Failure.of(
              Kind.UNKNOWN,
              "ONNX Runtime failed as it ran the model; is there enough memory, and does the model"
                  + " read so many tokens?"),
          e);
    } finally {
      use.readLock().unlock();
    }
  }

  private List<HiddenState> run(List<Tokens> batch) throws OrtException {
    int width = batch.stream().mapToInt(Tokens::size).max().orElse(0);
    long[] ids = new long[batch.size() * width];
    long[] mask = new long[ids.length];
    long[] types = new long[ids.length];
    for (int i = 0; i < batch.size(); i++) {
      Tokens tokens = batch.get(i);
      System.arraycopy(tokens.ids(), 0, ids, i * width, tokens.size());
      System.arraycopy(tokens.types(), 0, types, i * width, tokens.size());
      Arrays.fill(mask, i * width, i * width + tokens.size(), 1);
    }
    Map<String, long[]> values = Map.of(IDS, ids, MASK, mask, TYPES, types);
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (String name : session.getInputNames()) {
        inputs.put(
            name,
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(),
                LongBuffer.wrap(values.get(name)),
                new long[] {batch.size(), width}));
      }
      try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
        return states(batch, width, (OnnxTensor) result.get(0));
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  /** Leaves out the rows of what the shorter texts were filled up with. */
  private static List<HiddenState> states(List<Tokens> batch, int width, OnnxTensor tensor) {
    int size = (int) tensor.getInfo().getShape()[2];
    FloatBuffer all = tensor.getFloatBuffer();
    List<HiddenState> states = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      float[] values = new float[batch.get(i).size() * size];
      all.get(i * width * size, values);
      states.add(new HiddenState(batch.get(i).size(), size, values));
    }
    return states;
  }

  /** Frees the model once no call is in native code. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        close(session, tokenizer);
      }
    } finally {
      use.writeLock().unlock();
    }
  }

  private static void close(@Nullable OrtSession session, HuggingFaceTokenizer tokenizer) {
    tokenizer.close();
    try {
      if (session != null) {
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
