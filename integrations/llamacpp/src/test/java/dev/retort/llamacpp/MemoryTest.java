package dev.retort.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is left of a model that was unloaded: nothing. */
class MemoryTest {
  private static LlamaCppLLM llm() {
    return LlamaCppLLMBuilder.create().modelPath(TinyModel.file()).build();
  }

  private static ProcessHandle process(LlamaCppLLM llm) {
    return Objects.requireNonNull(llm.process());
  }

  @Test
  void theProcessThatHasTheModelIsGoneAfterUnload() {
    LlamaCppLLM llm = llm();
    llm.load();
    ProcessHandle process = process(llm);
    assertThat(process.isAlive()).isTrue();

    llm.unload();

    assertThat(process.isAlive()).isFalse();
    assertThat(ProcessHandle.current().children().map(ProcessHandle::pid))
        .doesNotContain(process.pid());
  }

  @Test
  void aModelIsLoadedAgainAfterUnload() {
    try (LlamaCppLLM llm = llm()) {
      llm.load();
      llm.unload();

      List<GenerateOutput> outputs = llm.generateOutputs(List.of(Input.of("Once upon a time")));

      assertThat(outputs.get(0).error()).isNull();
    }
  }

  @Test
  void anEngineThatDiesIsStartedAgainByTheNextCall() throws Exception {
    try (LlamaCppLLM llm = llm()) {
      llm.load();
      ProcessHandle first = process(llm);
      first.destroyForcibly();
      first.onExit().get();

      List<GenerateOutput> outputs = llm.generateOutputs(List.of(Input.of("Once upon a time")));

      assertThat(outputs.get(0).error()).isNull();
      assertThat(process(llm).pid()).isNotEqualTo(first.pid());
    }
  }

  @Test
  void anInterruptEndsACallAndTheModelAnswersTheNext() {
    try (LlamaCppLLM llm = llm()) {
      llm.load();
      CompletableFuture<GenerationException> thrown = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                Thread.currentThread().interrupt();
                try {
                  llm.generateOutputs(List.of(Input.of("Once upon a time")), 50);
                } catch (GenerationException e) {
                  thrown.complete(e);
                }
              });
      caller.start();

      assertThat(thrown.join().failure().kind()).isEqualTo(GenerateOutput.Kind.CANCELLED);
      assertThat(llm.generateOutputs(List.of(Input.of("Once"))).get(0).error()).isNull();
    }
  }
}
