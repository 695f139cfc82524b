package dev.retort.llamacpp;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.Input;
import dev.retort.llm.StructuredOutput;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** A model that is loaded: a file, and the engine that has it. Safe for any thread. */
final class Model implements AutoCloseable {
  /** Bytes of a model for which threads wait for each other longer than they compute. */
  private static final long SMALL = 64 << 20;

  /** In which shares of all tokens a text has room, one try after the other. */
  private static final int[] SHARES = {4, 16, 64};

  private final GgufFile head;
  private final ModelSettings settings;
  private final boolean chat;
  private final Logger logger;

  private final ReentrantLock starting = new ReentrantLock();
  private volatile @Nullable EngineProcess engine;
  private volatile boolean closed;

  private Model(GgufFile head, ModelSettings settings, boolean chat, Logger logger) {
    this.head = head;
    this.settings = settings;
    this.chat = chat;
    this.logger = logger;
  }

  /**
   * A model, not loaded yet.
   *
   * @param contextSize how many tokens prompt and answer may have; null for the usual
   * @param gpuLayers negative for all
   */
  static Model of(
      Path file,
      GgufFile head,
      ChatFormat format,
      @Nullable Integer contextSize,
      int gpuLayers,
      Logger logger) {
    ModelSettings settings =
        new ModelSettings(
            file.toAbsolutePath().toString(),
            contextSize == null ? head.usualContext() : contextSize,
            gpuLayers < 0 ? 999 : gpuLayers,
            head.fileSize() < SMALL ? 1 : 0,
            format.template(),
            format.jinja() && isForeign(format.template(), head.chatTemplate()),
            format.jinja());
    return new Model(head, settings, format.chat(), logger);
  }

  private static boolean isForeign(@Nullable String own, @Nullable String ofFile) {
    String template = own == null ? ofFile : own;
    return template != null && !template.contains(ChatFormat.CHAT_ML);
  }

  /** Loads the model, or again if its engine has ended. */
  EngineProcess load() throws EngineException, InterruptedException {
    starting.lockInterruptibly();
    try {
      EngineProcess running = engine;
      if (running != null && running.isAlive()) {
        return running;
      }
      EngineProcess started = EngineProcess.start(logger);
      engine = started;
      if (closed) { // Whoever closed has not seen it.
        started.close();
      }
      started.load(settings, head.addsStart());
      return started;
    } finally {
      starting.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    EngineProcess running = engine;
    if (running != null) {
      running.close();
    }
  }

  /** The process of the engine, for tests. */
  @Nullable ProcessHandle process() {
    EngineProcess running = engine;
    return running == null ? null : running.handle();
  }

  /**
   * Answers one input.
   *
   * @param numGenerations how many answers are wanted
   */
  GenerateOutput answer(Input input, int numGenerations, Sampling sampling)
      throws InterruptedException {
    Prompt prompt = chat ? Messages.chat(input.messages()) : Messages.text(input.messages());
    StructuredOutput asked = input.structuredOutput();
    // What no grammar says is in the prompt.
    StructuredOutput form = asked != null && AnswerGrammar.says(asked) ? asked : null;
    Generations generations = new Generations(numGenerations);
    try {
      for (int i = 0; i < numGenerations; i++) {
        Sampling own = sampling.forGeneration(i);
        Reply reply = form == null ? load().ask(prompt, own, null) : formed(prompt, own, form);
        if (reply instanceof Reply.TooLong tooLong) {
          return generations.failed(tooLong(tooLong.promptTokens()));
        } else if (reply instanceof Reply.Generated generated) {
          generations.add(generated, end(generated, own));
        }
      }
      return generations.output();
    } catch (EngineException e) {
      return generations.failed(failure(e));
    }
  }

  /**
   * Asks for an answer of a form. One that was cut has not the form: then it is asked for again,
   * with less room for texts and lists that have no bound of their own, so that it ends in time.
   */
  private Reply formed(Prompt prompt, Sampling sampling, StructuredOutput form)
      throws EngineException, InterruptedException {
    int room = Grammar.NO_BOUND;
    int spent = 0;
    for (int attempt = 0; ; attempt++) {
      Reply reply = load().ask(prompt, sampling, grammar(form, room));
      if (!(reply instanceof Reply.Generated generated)) {
        return reply;
      }
      if (end(generated, sampling) == FinishReason.STOP || attempt == SHARES.length) {
        return generated.after(spent);
      }
      spent += generated.newTokens();
      room = Math.max(1, Math.min(sampling.maxNewTokens(), room(generated)) / SHARES[attempt]);
    }
  }

  private static String grammar(StructuredOutput form, int room) {
    try {
      return AnswerGrammar.of(form, room);
    } catch (UnsayableException e) {
      throw new IllegalStateException(e); // One that can be said with any room can be with less.
    }
  }

  /** The engine does not say why it ended; an answer that fills all there is may have been cut. */
  private FinishReason end(Reply.Generated generated, Sampling sampling) {
    if (generated.newTokens() >= sampling.maxNewTokens()) {
      return FinishReason.LENGTH;
    }
    return generated.newTokens() < room(generated) ? FinishReason.STOP : FinishReason.CONTEXT;
  }

  /** How many tokens the context has room for after the prompt. */
  private int room(Reply.Generated generated) {
    return settings.contextSize() - generated.promptTokens();
  }

  private Failure tooLong(int promptTokens) {
    int most = settings.contextSize();
    int trained = head.contextLength();
    return Failure.of(
        Kind.CONTEXT_TOO_LONG,
        "the input has "
            + promptTokens
            + " tokens, and the context has room for "
            + most
            + " with the answer; shorten the input"
            + (trained > most ? ", or raise n_ctx: the model was trained with " + trained : ""));
  }

  static Failure failure(EngineException e) {
    Kind kind =
        switch (e.reason()) {
          case TEMPLATE_FAILED, REQUEST_REFUSED -> Kind.BAD_INPUT;
          case CLOSED -> Kind.CANCELLED;
          default -> Kind.UNKNOWN;
        };
    return Failure.of(kind, e.message());
  }
}
