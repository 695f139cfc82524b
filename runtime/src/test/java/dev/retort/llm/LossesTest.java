package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Statistics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a journal knows of calls that were paid for, and came to no answer that is kept. */
@Timeout(60)
class LossesTest {
  /** For an input of one byte and no bound on its output. */
  private static final Answers.Sum MOST = new Answers.Sum(1, 32 + 16 + 1, 0, 256);

  @TempDir Path folder;

  private interface Use {
    void of(Answers answers) throws IOException;
  }

  private KnownAnswers.Paid paidAfter(Use use) throws IOException {
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      use.of(journal.answers());
    }
    return KnownAnswers.paid(folder);
  }

  private static GenerateOutput failed(Statistics told) {
    return new GenerateOutput(
        Collections.singletonList(null), told, null, Failure.of(Kind.CONTENT_FILTER, "not that"));
  }

  private static NativeLLM answering(GenerateOutput output) {
    NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).build();
    llm.play = call -> CompletableFuture.completedFuture(output);
    return llm;
  }

  @Test
  void whatAFailedCallToldIsKnown() throws IOException {
    NativeLLM llm = answering(failed(Statistics.of(3, 4)));
    KnownAnswers.Paid paid =
        paidAfter(
            answers -> {
              llm.keepAnswersIn(answers);
              llm.generateOutputs(List.of(Input.of("x"), Input.of("y")), 1);
            });
    assertThat(paid)
        .isEqualTo(
            new KnownAnswers.Paid(Map.of("native-1", new Answers.Sum(2, 6, 0, 8)), Map.of()));
  }

  @Test
  void whatIsKnownIsNotCountedAgainByRunsThatAskNothing() throws IOException {
    NativeLLM llm = answering(failed(Statistics.of(3, 4)));
    KnownAnswers.Paid first =
        paidAfter(
            answers -> {
              llm.keepAnswersIn(answers);
              llm.generateOutputs(List.of(Input.of("x")), 1);
            });
    assertThat(paidAfter(answers -> {})).isEqualTo(first);
  }

  @Test
  void itIsKnownByTheModelsThatWereAsked() throws IOException {
    NativeLLM llm =
        answering(
            failed(
                new Statistics(
                    List.of(3),
                    List.of(4),
                    List.of(),
                    List.of(
                        new ModelUse("a", false, 1, 1, 0), new ModelUse("b", false, 2, 3, 1)))));
    KnownAnswers.Paid paid =
        paidAfter(
            answers -> {
              llm.keepAnswersIn(answers);
              llm.generateOutputs(List.of(Input.of("x")), 1);
            });
    assertThat(paid.told())
        .isEqualTo(Map.of("a", new Answers.Sum(1, 1, 0, 1), "b", new Answers.Sum(1, 2, 1, 3)));
  }

  @Test
  void anAnswerThatWasAskedAgainTillItHadItsFormCountsOnce() throws IOException {
    FormLLM llm = FormLLMBuilder.create().build();
    llm.answers("no", "neither", "7");
    KnownAnswers.Paid paid =
        paidAfter(
            answers -> {
              llm.keepAnswersIn(answers);
              llm.generateOutputs(
                  List.of(Input.of("x").withStructuredOutput(new StructuredOutput.Regex("[0-9]"))),
                  1);
            });
    assertThat(paid.told()).isEqualTo(Map.of("form-1", new Answers.Sum(1, 9, 0, 15)));
  }

  @Test
  void whatATryWithoutTheFormTookIsKnownBeforeTheNextHasEnded() throws IOException {
    FormLLM llm = FormLLMBuilder.create().build();
    FormLLM.Play first =
        (input, n) ->
            CompletableFuture.completedFuture(
                GenerateOutput.of(List.of("no"), Statistics.of(3, 5)));
    llm.play =
        (input, n) -> {
          if (llm.asked.size() == 1) {
            return first.answer(input, n);
          }
          while (KnownAnswers.paid(folder).told().isEmpty()) {
            Thread.onSpinWait(); // As a kill would find it, once the disk has it.
          }
          return CompletableFuture.completedFuture(
              GenerateOutput.of(List.of("7"), Statistics.of(3, 5)));
        };
    paidAfter(
        answers -> {
          llm.keepAnswersIn(answers);
          assertThat(
                  llm.generateOutputs(
                      List.of(
                          Input.of("x").withStructuredOutput(new StructuredOutput.Regex("[0-9]"))),
                      1))
              .extracting(GenerateOutput::generations)
              .containsExactly(List.of("7"));
        });
  }

  @Test
  void aCallThatTimedOutIsKnownAsTheMostThatItMayHaveTaken() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).timeout(Duration.ofMillis(1)).build();
    llm.play = call -> new CompletableFuture<>();
    KnownAnswers.Paid paid =
        paidAfter(
            answers -> {
              llm.keepAnswersIn(answers);
              llm.generateOutputs(List.of(Input.of("x")), 1);
              assertThat(answers.thought()).isEqualTo(MOST);
            });
    assertThat(paid).isEqualTo(new KnownAnswers.Paid(Map.of(), Map.of("native-1", MOST)));
  }

  @Test
  void aCallThatIsCutOffAsItsRunIsStoppedIsKnownSoToo() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().maxConcurrency(1).build();
    llm.play = call -> new CompletableFuture<>();
    KnownAnswers.Paid paid =
        paidAfter(
            answers -> {
              llm.keepAnswersIn(answers);
              List<Input> two = List.of(Input.of("x"), Input.of("y"));
              try (Outputs outputs = llm.generateOutputs(two.iterator(), 1)) {
                assertThat(outputs.hasNext()).isTrue();
                outputs.stopAfter(Duration.ofMillis(1));
                assertThatThrownBy(outputs::next).hasMessageContaining("the deadline");
              }
            });
    assertThat(paid.thought()).isEqualTo(Map.of("native-1", MOST));
  }

  /** The thread that completes a call may be held before it has told what the call took. */
  @Test
  void whatACallTookWhoseEndIsBeingToldAsItsRunIsStoppedIsKnownBeforeTheRunIsOver()
      throws Exception {
    CompletableFuture<Void> telling = new CompletableFuture<>();
    CompletableFuture<Void> gate = new CompletableFuture<>();
    IOException slow =
        new IOException() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            telling.complete(null);
            gate.join();
            return "gone";
          }
        };
    CompletableFuture<GenerateOutput> ending = new CompletableFuture<>();
    CompletableFuture<GenerateOutput> underWay = new CompletableFuture<>();
    CountDownLatch sent = new CountDownLatch(2);
    NativeLLM llm = NativeLLMBuilder.create().maxRetries(0).build();
    llm.play =
        call -> {
          sent.countDown();
          return call.text().equals("x") ? ending : underWay;
        };
    Thread run =
        new Thread(
            () -> {
              try (AnswerJournal journal = AnswerJournal.open(folder)) {
                llm.keepAnswersIn(journal.answers());
                llm.generateOutputs(List.of(Input.of("x"), Input.of("y")), 1);
              } catch (GenerationException stopped) {
                // As it is to be.
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    run.start();
    sent.await();
    Thread completing = new Thread(() -> ending.completeExceptionally(slow));
    completing.start();
    telling.join();
    run.interrupt();
    while (!underWay.isCancelled() || !Threads.rests(run)) {
      Thread.onSpinWait();
    }
    gate.complete(null);
    completing.join();
    run.join();
    assertThat(KnownAnswers.paid(folder).thought())
        .isEqualTo(
            Map.of(
                "native-1",
                new Answers.Sum(2, 2 * MOST.inputTokens(), 0, 2 * MOST.outputTokens())));
  }

  @Test
  void ofACallThatWaitsToBeSentAgainNothingIsThought() throws IOException {
    NativeLLM llm = NativeLLMBuilder.create().build();
    llm.play =
        call ->
            CompletableFuture.failedFuture(
                new GenerationException(
                    Failure.of(Kind.RATE_LIMIT, "later"), Duration.ofMinutes(5), null));
    KnownAnswers.Paid paid =
        paidAfter(
            answers -> {
              llm.keepAnswersIn(answers);
              try (Outputs outputs = llm.generateOutputs(List.of(Input.of("x")).iterator(), 1)) {
                assertThat(outputs.hasNext()).isTrue();
                outputs.stopAfter(Duration.ofMillis(1));
                assertThatThrownBy(outputs::next).hasMessageContaining("the deadline");
              }
            });
    assertThat(paid).isEqualTo(new KnownAnswers.Paid(Map.of(), Map.of()));
  }

  @ParameterizedTest
  @EnumSource(Loss.Source.class)
  void aNoteOfALossIsReadAsItWasWritten(Loss.Source source) {
    Loss loss = new Loss(source, "mod\u00e9l", new Answers.Sum(1, 2, 3, Long.MAX_VALUE));
    assertThat(Loss.read(ByteBuffer.wrap(loss.toBytes()))).isEqualTo(loss);
  }

  @Test
  void aNoteOfAnotherKindIsNoLoss() {
    assertThat(Loss.read(ByteBuffer.wrap(new byte[] {0, 9}))).isNull();
  }
}
