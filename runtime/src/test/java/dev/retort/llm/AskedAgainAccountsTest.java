package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.engine.JumpingTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A provider of whose answers some have the form and some have not, some are cut, some are missing
 * and some fail: whatever comes, what it served is what is told, charged and kept.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class AskedAgainAccountsTest {
  private static final StructuredOutput DIGITS = new StructuredOutput.Regex("\\d+ of .*");
  private static final int ROUNDS = 40;

  private final JumpingTime time = new JumpingTime();

  @TempDir Path folder;

  @AfterEach
  void close() {
    time.close();
  }

  /** What was served, and how it looked to those who listen and to the budget. */
  private static final class Account implements GenerationListener {
    final AtomicLong calls = new AtomicLong();
    final AtomicLong input = new AtomicLong();
    final AtomicLong output = new AtomicLong();
    final AtomicLong sent = new AtomicLong();
    final AtomicLong toldInput = new AtomicLong();
    final AtomicInteger open = new AtomicInteger();
    final Allowance allowance =
        new Allowance(BigDecimal.valueOf(Long.MAX_VALUE), "tokens", BigDecimal.ZERO);

    void follow(LLM llm) {
      llm.addListener(this);
      llm.spendFrom(
          allowance.spender((read, cached, written) -> BigDecimal.valueOf(read + written)));
    }

    Statistics serve(Random random) {
      int read = random.nextInt(100);
      int written = random.nextInt(100);
      calls.incrementAndGet();
      input.addAndGet(read);
      output.addAndGet(written);
      return Statistics.of(read, written);
    }

    @Override
    public void started(Started event) {
      sent.incrementAndGet();
      open.incrementAndGet();
    }

    @Override
    public void retried(Retried event) {
      sent.incrementAndGet();
    }

    @Override
    public void answered(Answered event) {
      open.decrementAndGet();
      toldInput.addAndGet(Math.max(0, Usage.read(event.output())));
    }

    @Override
    public void failed(Failed event) {
      open.decrementAndGet();
      toldInput.addAndGet(Math.max(0, Usage.read(event.output())));
    }

    void check(List<GenerateOutput> outputs) {
      assertThat(sum(outputs, true)).as("tokens read").isEqualTo(input.get());
      assertThat(sum(outputs, false)).as("tokens written").isEqualTo(output.get());
      assertThat(allowance.used().subtract(allowance.thought()))
          .as("charged")
          .isEqualByComparingTo("" + (input.get() + output.get()));
      assertThat(sent).as("calls told").hasValue(calls.get());
      assertThat(toldInput).as("tokens told to listeners").hasValue(input.get());
      assertThat(open).as("calls without an end").hasValue(0);
    }

    private static long sum(List<GenerateOutput> outputs, boolean read) {
      return outputs.stream()
          .map(GenerateOutput::statistics)
          .flatMap(each -> (read ? each.inputTokens() : each.outputTokens()).stream())
          .mapToLong(Integer::longValue)
          .sum();
    }
  }

  private static String asked(Input input) {
    return input.messages().stream()
        .filter(each -> each.role() == ChatMessage.Role.USER)
        .findFirst()
        .orElseThrow()
        .text();
  }

  /** As many generations as were asked for, or fewer; each says what it answers. */
  private static GenerateOutput answer(Random random, Account account, Input input, int n) {
    Statistics served = account.serve(random);
    int kind = random.nextInt(12);
    if (kind == 0) {
      return new GenerateOutput(
          Collections.nCopies(n, null), served, null, Failure.of(Kind.CONTENT_FILTER, "not that"));
    }
    List<String> texts = new ArrayList<>();
    List<FinishReason> ends = new ArrayList<>();
    int given = kind == 1 ? random.nextInt(n + 1) : n;
    for (int i = 0; i < given; i++) {
      boolean fits = random.nextBoolean();
      texts.add((fits ? "" : "x") + random.nextInt(9) + " of " + asked(input));
      ends.add(random.nextInt(8) == 0 ? FinishReason.LENGTH : FinishReason.STOP);
    }
    GenerateOutput output = GenerateOutput.of(Collections.unmodifiableList(texts), served);
    return random.nextBoolean() ? output.withFinishReasons(ends) : output;
  }

  private static List<Input> inputs(Random random) {
    List<Input> inputs = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      inputs.add(Input.of("question " + inputs.size()).withStructuredOutput(DIGITS));
    }
    return inputs;
  }

  private static void checkPlaces(List<GenerateOutput> outputs, int n) {
    for (int i = 0; i < outputs.size(); i++) {
      assertThat(outputs.get(i).generations()).hasSize(n);
      for (String each : outputs.get(i).generations()) {
        assertThat(each == null || each.matches("\\d of question " + i)).as(each).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void whatIsServedIsToldChargedAndInItsPlace(int n) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      Account account = new Account();
      FormLLM llm = FormLLMBuilder.create().maxRetries(2).maxConcurrency(1).build();
      llm.time = time;
      llm.elsewhere = Runnable::run;
      llm.dice = () -> 0;
      account.follow(llm);
      llm.play =
          (input, asked) -> {
            if (random.nextInt(10) == 0) {
              account.serve(
                  new Random(1) {
                    @Override
                    public int nextInt(int bound) {
                      return 0;
                    }
                  });
              return CompletableFuture.failedFuture(new IOException("reset"));
            }
            return CompletableFuture.completedFuture(answer(random, account, input, asked));
          };

      List<GenerateOutput> outputs = llm.generateOutputs(inputs(random), n);

      checkPlaces(outputs, n);
      account.check(outputs);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void whatAListIsServedIsToldChargedAndInItsPlace(int n) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      Account account = new Account();
      ListLLM llm = ListLLMBuilder.create().build();
      account.follow(llm);
      llm.play =
          (inputs, asked) ->
              inputs.stream().map(each -> answer(random, account, each, asked)).toList();

      List<GenerateOutput> outputs = llm.generateOutputs(inputs(random), n);

      checkPlaces(outputs, n);
      account.check(outputs);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatTheJournalHasIsNotServedTwice(int n) throws IOException {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      Account account = new Account();
      FormLLM llm = FormLLMBuilder.create().maxRetries(2).maxConcurrency(1).build();
      llm.play =
          (input, asked) ->
              CompletableFuture.completedFuture(answer(random, account, input, asked));
      List<Input> inputs = inputs(random);
      try (AnswerJournal journal = AnswerJournal.open(folder.resolve("j" + seed))) {
        llm.keepAnswersIn(journal.answers());
        List<GenerateOutput> first = llm.generateOutputs(inputs, n);
        long open = first.stream().filter(each -> each.error() != null).count();
        llm.keepAnswersIn(journal.answers());
        llm.asked.clear();
        List<GenerateOutput> second = llm.generateOutputs(inputs, n);

        assertThat(llm.asked.stream().map(AskedAgainAccountsTest::asked).distinct())
            .hasSize((int) open);
        for (int i = 0; i < first.size(); i++) {
          if (first.get(i).error() == null) {
            assertThat(second.get(i)).isEqualTo(first.get(i));
          }
        }
      }
    }
  }

  private static long paid(Path journal) throws IOException {
    return KnownAnswers.paid(journal).told().values().stream()
        .mapToLong(each -> each.inputTokens() + each.outputTokens())
        .sum();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aJournalKnowsAllThatWasServedBeItInVain(int n) throws IOException {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      Account account = new Account();
      FormLLM llm = FormLLMBuilder.create().maxRetries(2).maxConcurrency(3).build();
      llm.dice = () -> 0;
      llm.play =
          (input, asked) ->
              CompletableFuture.completedFuture(answer(random, account, input, asked));
      ListLLM list = ListLLMBuilder.create().build();
      list.play =
          (inputs, asked) ->
              inputs.stream().map(each -> answer(random, account, each, asked)).toList();
      for (int run = 0; run < 3; run++) {
        try (AnswerJournal journal = AnswerJournal.open(folder.resolve("p" + seed))) {
          llm.keepAnswersIn(journal.answers());
          llm.generateOutputs(inputs(random), n);
          list.keepAnswersIn(journal.answers());
          list.generateOutputs(inputs(random), n);
        }
        assertThat(paid(folder.resolve("p" + seed)))
            .as("known after run %s of %s", run, seed)
            .isEqualTo(account.input.get() + account.output.get());
      }
    }
  }
}
