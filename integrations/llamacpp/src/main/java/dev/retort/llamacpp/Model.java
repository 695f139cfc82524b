package dev.retort.llamacpp;

import dev.retort.llamacpp.EngineException.Reason;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** A model that is loaded: a file, and the engine that has it. Safe for any thread. */
final class Model implements AutoCloseable {
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
            format.template(),
            format.jinja());
    return new Model(head, settings, format.chat(), logger);
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
   * @param grammar what they must be; null for any text
   */
  GenerateOutput answer(
      Input input, int numGenerations, Sampling sampling, @Nullable String grammar)
      throws InterruptedException {
    Prompt prompt = chat ? Messages.chat(input.messages()) : Messages.text(input.messages());
    List<@Nullable String> texts = new ArrayList<>(numGenerations);
    List<Integer> newTokens = new ArrayList<>(numGenerations);
    int promptTokens = 0;
    try {
      for (int i = 0; i < numGenerations; i++) {
        Reply reply = load().ask(prompt, sampling.forGeneration(i), grammar);
        if (reply instanceof Reply.TooLong tooLong) {
          return GenerateOutput.failed(numGenerations, tooLong(tooLong.promptTokens()));
        } else if (reply instanceof Reply.Generated generated) {
          texts.add(generated.text());
          newTokens.add(generated.newTokens());
          promptTokens = generated.promptTokens();
        }
      }
      return GenerateOutput.of(texts, new Statistics(List.of(promptTokens), newTokens));
    } catch (EngineException e) {
      return GenerateOutput.failed(numGenerations, failure(e));
    }
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
