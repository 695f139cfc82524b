package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.engine.JumpingTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a provider learns of which call is sent again. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CallKeysTest {
  private final JumpingTime time = new JumpingTime();
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    time.close();
  }

  /** An LLM that notes the key of each call, of which the first ones fail. */
  private NativeLLM llm(int failures, Kind kind, @Nullable Integer status) {
    NativeLLM llm = NativeLLMBuilder.create().maxConcurrency(1).build();
    llm.time = time;
    llm.elsewhere = Runnable::run;
    llm.dice = () -> 0;
    llm.play =
        call -> {
          keys.add(llm.idempotencyKey());
          return keys.size() <= failures
              ? CompletableFuture.failedFuture(
                  new GenerationException(new Failure(kind, "no", 1, status, null), null, null))
              : CompletableFuture.completedFuture(NativeLLM.echo(call));
        };
    return llm;
  }

  private static List<Input> inputs(int count) {
    return IntStream.range(0, count).mapToObj(i -> Input.of("q" + i)).toList();
  }

  @Test
  void eachCallHasAKeyOfItsOwnInAnotherRunToo() {
    NativeLLM llm = llm(0, Kind.SERVER, null);
    llm.generateOutputs(inputs(3), 1);
    llm.generateOutputs(inputs(3), 1);
    assertThat(keys).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void outputsAsTheyAreCompletedGiveEachCallAKeyOfItsOwnToo() {
    NativeLLM llm = llm(0, Kind.SERVER, null);
    try (CompletedOutputs outputs = llm.generateOutputsAsCompleted(inputs(50).iterator(), 1)) {
      outputs.forEachRemaining(each -> {});
    }
    assertThat(keys).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void aCallThatGotNoAnswerIsSentAgainWithItsKey() {
    llm(3, Kind.CONNECTION, null).generateOutputs(inputs(2), 1);
    assertThat(keys).hasSize(5);
    assertThat(keys.subList(0, 4)).containsOnly(keys.get(0));
    assertThat(keys.get(4)).isNotEqualTo(keys.get(0));
  }

  @Test
  void aCallThatWasAnsweredWithAFailureIsSentAgainWithAnother() {
    llm(3, Kind.SERVER, 500).generateOutputs(inputs(2), 1);
    assertThat(keys).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void whoMakesNoCallHasTheKeyOfNone() {
    NativeLLM llm = llm(0, Kind.SERVER, null);
    llm.generateOutputs(inputs(1), 1);
    keys.add(llm.idempotencyKey());
    keys.add(llm.idempotencyKey());
    assertThat(keys).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void aCallThatBlocksHasOneToo() {
    BlockingLLM llm = BlockingLLMBuilder.create().build();
    llm.play =
        () -> {
          keys.add(llm.idempotencyKey());
          keys.add(llm.idempotencyKey());
          return GenerateOutput.of("x");
        };
    llm.generateOutputs(inputs(2), 1);
    assertThat(keys).hasSize(4);
    assertThat(keys.stream().distinct()).hasSize(2);
    llm.close();
  }
}
