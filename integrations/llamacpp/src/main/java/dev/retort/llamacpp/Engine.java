package dev.retort.llamacpp;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.args.LogFormat;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The process that holds a model: reads requests on standard input, writes a line of standard
 * output a reply. It ends with its input. Alone in its process, so that memory is free when a model
 * is unloaded, and a crash of native code ends nothing but this.
 */
final class Engine {
  /** Begins each line that is a reply; whatever else is printed is none. */
  static final String MARK = "retort ";

  /** The property with the folder that the native code is unpacked into. */
  static final String NATIVES = "de.kherud.llama.tmpdir";

  /** Said of a chat template that cannot be read. */
  static final String NO_TEMPLATE = "no chat template";

  static final int ASK = 1;
  static final int CANCEL = 2;

  private final PrintStream out;
  private final ModelSettings settings;
  private final boolean addsStart;
  private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private volatile int cancelled;

  private Engine(PrintStream out, ModelSettings settings, boolean addsStart) {
    this.out = out;
    this.settings = settings;
    this.addsStart = addsStart;
  }

  /**
   * Runs until standard input ends.
   *
   * @param args none
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream replies =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
    System.setOut(System.err); // The binding prints as it loads.
    DataInputStream in = new DataInputStream(System.in);
    ModelSettings settings = ModelSettings.read(in);
    Engine engine = new Engine(replies, settings, in.readBoolean());
    Thread reader = new Thread(() -> engine.read(in), "requests");
    reader.setDaemon(true);
    reader.start();
    engine.run();
  }

  private void read(DataInputStream in) {
    try {
      while (true) {
        if (in.readByte() == CANCEL) {
          cancelled = in.readInt();
        } else {
          requests.add(Request.read(in));
        }
      }
    } catch (IOException e) {
      delete(Path.of(System.getProperty(NATIVES)));
      Runtime.getRuntime().halt(0); // Native threads would keep the JVM alive for ever.
    }
  }

  /** Deletes a folder of files; those that are in use stay. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Gone, or in use; the system cleans its folder for such files.
    }
  }

  private void run() throws InterruptedException {
    LlamaModel model = load();
    if (model == null) {
      Runtime.getRuntime().halt(0);
      return;
    }
    if (settings.foreign() && usesChatMl(model)) {
      say(new Reply.Refused(0, NO_TEMPLATE));
      Runtime.getRuntime().halt(0);
    }
    say(new Reply.At(Reply.Stage.LOADED));
    while (true) {
      Request request = requests.take();
      try {
        say(answer(model, request));
      } catch (RuntimeException e) {
        say(new Reply.Refused(request.id(), String.valueOf(e.getMessage())));
      }
    }
  }

  /** The engine takes ChatML, and says nothing, where it cannot read a template. */
  private static boolean usesChatMl(LlamaModel model) {
    return model
        .applyTemplate("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}")
        .contains(ChatFormat.CHAT_ML);
  }

  private @Nullable LlamaModel load() {
    ModelParameters parameters =
        new ModelParameters()
            .setModel(settings.file())
            .setCtxSize(settings.contextSize())
            .setGpuLayers(settings.gpuLayers())
            .disableContextShift()
            .skipWarmup()
            .disableLog();
    if (settings.threads() > 0) {
      parameters.setThreads(settings.threads()).setThreadsBatch(settings.threads());
    }
    if (settings.chatTemplate() != null) {
      parameters.setChatTemplate(settings.chatTemplate());
    }
    if (settings.jinja()) {
      parameters.enableJinja();
    }
    try {
      LlamaModel.setLogger(LogFormat.TEXT, null); // Loads the native code.
      say(new Reply.At(Reply.Stage.STARTED));
      return new LlamaModel(parameters);
    } catch (RuntimeException | UnsatisfiedLinkError e) {
      say(new Reply.Refused(0, String.valueOf(e.getMessage())));
      return null;
    }
  }

  private Reply answer(LlamaModel model, Request request) {
    String prompt = request.prompt().text();
    if (request.prompt().chat()) {
      prompt = model.applyTemplate("{\"messages\":" + prompt + "}");
      say(new Reply.At(Reply.Stage.TEMPLATE_APPLIED));
    }
    int promptTokens = model.encode(prompt).length + (addsStart ? 1 : 0);
    if (promptTokens >= settings.contextSize()) {
      return new Reply.TooLong(request.id(), promptTokens);
    }
    StringBuilder text = new StringBuilder();
    int newTokens = 0;
    LlamaIterator pieces =
        model
            .generate(parameters(prompt, request, settings.contextSize() - promptTokens))
            .iterator();
    while (pieces.hasNext()) {
      LlamaOutput piece = pieces.next();
      if (pieces.hasNext()) { // The last one only says that it is over.
        newTokens += tokens(model, piece.text);
        text.append(piece.text);
      }
      if (cancelled == request.id()) {
        pieces.cancel();
      }
    }
    return new Reply.Generated(request.id(), text.toString(), promptTokens, newTokens);
  }

  /** A piece is a token, but for characters that the vocabulary has in parts. */
  private static int tokens(LlamaModel model, String piece) {
    if (piece.chars().allMatch(c -> c < 128)) {
      return 1;
    }
    // Some vocabularies put a blank before what comes first.
    return Math.max(1, model.encode("\n" + piece).length - model.encode("\n").length);
  }

  /**
   * What the engine is asked.
   *
   * @param room tokens that the context has left; the engine refuses to be asked for more
   */
  private static InferenceParameters parameters(String prompt, Request request, int room) {
    Sampling sampling = request.sampling();
    InferenceParameters parameters =
        new InferenceParameters(prompt)
            .setNPredict(Math.min(sampling.maxNewTokens(), room))
            .setTemperature((float) sampling.temperature())
            .setTopP((float) sampling.topP())
            .setTopK(sampling.topK())
            .setMinP((float) sampling.minP())
            .setFrequencyPenalty((float) sampling.frequencyPenalty())
            .setPresencePenalty((float) sampling.presencePenalty())
            .setRepeatPenalty((float) sampling.repetitionPenalty())
            .setStopStrings(sampling.stop().toArray(String[]::new))
            // What is kept of a prompt before differs in the last bit from what is computed anew.
            .setCachePrompt(!sampling.repeatable());
    Integer seed = sampling.seed();
    if (seed != null) {
      parameters.setSeed(seed);
    }
    if (request.grammar() != null) {
      parameters.setGrammar(request.grammar());
    }
    return parameters;
  }

  private void say(Reply reply) {
    // A line of its own, whatever native code may have printed before.
    out.print("\n" + MARK + Base64.getEncoder().encodeToString(reply.bytes()) + "\n");
    out.flush();
  }
}
