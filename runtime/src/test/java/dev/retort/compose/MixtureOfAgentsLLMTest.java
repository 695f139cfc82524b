package dev.retort.compose;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Rejected;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.Secret;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.UnsupportedCapabilityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class MixtureOfAgentsLLMTest {
  private final PlayedLLM aggregator = PlayedLLM.of("agg");
  private final PlayedLLM one = PlayedLLM.of("one");
  private final PlayedLLM two = PlayedLLM.of("two");
  private final MixtureOfAgentsLLM llm = moa(1, one, two);

  private MixtureOfAgentsLLM moa(int rounds, LLM... proposers) {
    return MixtureOfAgentsLLMBuilder.create()
        .aggregatorLlm(aggregator)
        .proposersLlms(List.of(proposers))
        .rounds(rounds)
        .aggregatorSystemPrompt("Mix:")
        .build();
  }

  private static GenerateOutput ask(LLM llm, String text) {
    return llm.generateOutputs(List.of(Input.of(text))).get(0);
  }

  private static List<String> said(Input input) {
    return input.messages().stream()
        .map(message -> message.role().wireName() + ": " + message.text())
        .toList();
  }

  @Test
  void theAggregatorIsToldWhatWasProposedAndAnswers() {
    GenerateOutput output = ask(llm, "Hi");

    assertThat(said(aggregator.asked.get(0)))
        .containsExactly("system: Mix:\n1. one: Hi\n2. two: Hi", "user: Hi");
    assertThat(output.generations()).containsExactly("agg: Hi");
  }

  @Test
  void aMessageOfTheSystemComesAfterTheProposals() {
    llm.generateOutputs(List.of(Input.of(ChatMessage.system("Be brief."), ChatMessage.user("Hi"))));

    assertThat(said(aggregator.asked.get(0)))
        .containsExactly("system: Mix:\n1. one: Hi\n2. two: Hi\n\nBe brief.", "user: Hi");
    assertThat(said(one.asked.get(0))).containsExactly("system: Be brief.", "user: Hi");
  }

  @Test
  void inTheNextRoundProposersAreToldOfTheOneBeforeAndOfNoEarlierOne() {
    int[] asked = new int[1];
    one.play =
        (input, n) ->
            CompletableFuture.completedFuture(GenerateOutput.of("proposal " + ++asked[0]));

    ask(moa(3, one), "Hi");

    assertThat(one.asked)
        .extracting(MixtureOfAgentsLLMTest::said)
        .containsExactly(
            List.of("user: Hi"),
            List.of("system: Mix:\n1. proposal 1", "user: Hi"),
            List.of("system: Mix:\n1. proposal 2", "user: Hi"));
    assertThat(said(aggregator.asked.get(0)))
        .containsExactly("system: Mix:\n1. proposal 3", "user: Hi");
  }

  @Test
  void theCallersMessagesStayAsTheyAre() {
    List<ChatMessage> messages =
        new ArrayList<>(List.of(ChatMessage.system("Be brief."), ChatMessage.user("Hi")));
    List<ChatMessage> before = List.copyOf(messages);
    Input input = new Input(messages, null);

    moa(2, one, two).generateOutputs(List.of(input));

    assertThat(messages).isEqualTo(before);
    assertThat(input.messages()).isEqualTo(before);
  }

  @Test
  void proposersGiveOneGenerationAndTheAggregatorAllThatAreWanted() {
    GenerateOutput output = llm.generateOutputs(List.of(Input.of("Hi")), 3).get(0);

    assertThat(output.generations()).containsExactly("agg: Hi", "agg: Hi", "agg: Hi");
    assertThat(said(aggregator.asked.get(0)).get(0))
        .isEqualTo("system: Mix:\n1. one: Hi\n2. two: Hi");
  }

  @Test
  void proposersAreAskedAtOnce() {
    CyclicBarrier both = new CyclicBarrier(2);
    one.play = waiting(both, one);
    two.play = waiting(both, two);

    assertThat(ask(llm, "Hi").generations()).containsExactly("agg: Hi");
  }

  /** Answers once as many are asked as the barrier has parties. */
  private static PlayedLLM.Play waiting(CyclicBarrier barrier, PlayedLLM llm) {
    return (input, n) ->
        CompletableFuture.supplyAsync(
            () -> {
              try {
                barrier.await();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return llm.says(input, n);
            },
            task -> new Thread(task).start());
  }

  @Test
  void aProposerThatFailsIsLeftOutAndTheOthersKeepTheirNumbers() {
    GenerateOutput output = ask(moa(1, PlayedLLM.failing("bad", Kind.SERVER), two), "Hi");

    assertThat(output.error()).isNull();
    assertThat(said(aggregator.asked.get(0)))
        .containsExactly("system: Mix:\n2. two: Hi", "user: Hi");
  }

  @Test
  void aProposerWhoseKeyIsRefusedSinksNoItem() {
    MixtureOfAgentsLLM mixture = moa(1, PlayedLLM.failing("bad", Kind.AUTHENTICATION), two);

    assertThat(mixture.generateOutputs(List.of(Input.of("a"), Input.of("b"))))
        .extracting(output -> output.generations().get(0))
        .containsExactly("agg: a", "agg: b");
  }

  @Test
  void aRoundInWhichAllProposersFailLeavesWhatWasProposedBefore() {
    int[] asked = new int[1];
    one.play =
        (input, n) ->
            ++asked[0] > 1
                ? PlayedLLM.failed(Kind.SERVER)
                : CompletableFuture.completedFuture(one.says(input, n));

    GenerateOutput output = ask(moa(3, one), "Hi");

    assertThat(output.error()).isNull();
    assertThat(asked[0]).isEqualTo(3);
    assertThat(said(aggregator.asked.get(0)))
        .containsExactly("system: Mix:\n1. one: Hi", "user: Hi");
  }

  @Test
  void whereAllProposersFailTheItemFailsAndTheAggregatorIsNotAskedAboutIt() {
    one.play =
        (input, n) ->
            input.messages().get(0).text().equals("a")
                ? PlayedLLM.failed(Kind.TIMEOUT)
                : CompletableFuture.completedFuture(one.says(input, n));

    List<GenerateOutput> outputs =
        moa(1, one).generateOutputs(List.of(Input.of("a"), Input.of("b")));

    assertThat(outputs.get(0).error())
        .isEqualTo(Failure.of(Kind.TIMEOUT, "no proposer gave a text; the first failure: no luck"));
    assertThat(outputs.get(1).generations()).containsExactly("agg: b");
    assertThat(aggregator.asked).hasSize(1);
  }

  @Test
  void tokensOfAllAreSummedAndEachModelsAreTold() {
    assertThat(ask(moa(2, one, two), "Hi").statistics())
        .isEqualTo(
            new Statistics(
                List.of(50),
                List.of(15),
                List.of(),
                List.of(
                    new ModelUse("one", false, 20, 6, 0),
                    new ModelUse("two", false, 20, 6, 0),
                    new ModelUse("agg", true, 10, 3, 0))));
  }

  @Test
  void whoAnsweredWithinIsTold() {
    FallbackLLM fallback =
        FallbackLLMBuilder.create()
            .llms(List.of(PlayedLLM.failing("bad", Kind.SERVER), aggregator))
            .build();
    LLM nested =
        MixtureOfAgentsLLMBuilder.create()
            .aggregatorLlm(fallback)
            .proposersLlms(List.of(one))
            .build();

    assertThat(ask(nested, "Hi").statistics().models())
        .containsExactly(
            new ModelUse("one", false, 10, 3, 0),
            new ModelUse("bad", false, 0, 0, 0),
            new ModelUse("agg", true, 10, 3, 0));
  }

  @Test
  void aFormIsHandedOnToTheAggregatorAndProposersAnswerFreely() {
    StructuredOutput digits = new StructuredOutput.Regex("[0-9]+");
    SeeingLLM counting = SeeingLLM.sees("counting");
    counting.play = (input, n) -> CompletableFuture.completedFuture(GenerateOutput.of("12"));
    LLM mixture =
        MixtureOfAgentsLLMBuilder.create()
            .aggregatorLlm(counting)
            .proposersLlms(List.of(one))
            .build();

    mixture.generateOutputs(List.of(Input.of("How many?").withStructuredOutput(digits)));

    assertThat(one.asked).containsExactly(Input.of("How many?"));
    assertThat(counting.asked).extracting(Input::structuredOutput).containsExactly(digits);
  }

  @Test
  void anAnswerWithoutItsFormIsKeptWithTextAndFindings() {
    Input input = Input.of("Hi").withStructuredOutput(new StructuredOutput.Regex("[0-9]+"));

    GenerateOutput output = llm.generateOutputs(List.of(input)).get(0);

    assertThat(output.error())
        .extracting(Failure::rejected, as(InstanceOfAssertFactories.LIST))
        .extracting("text")
        .containsExactly("agg: Hi");
  }

  @Test
  void whatProposersSaidThatHasNotTheirOwnFormIsKeptWhereNoneHasIt() {
    Rejected rejected = new Rejected(0, "many", List.of());
    one.play =
        (input, n) ->
            CompletableFuture.completedFuture(
                GenerateOutput.failed(
                    1, new Failure(Kind.INVALID, "no number", 1, null, null, List.of(rejected))));

    assertThat(ask(moa(1, one), "Hi").error())
        .extracting(Failure::rejected)
        .isEqualTo(List.of(rejected));
  }

  @Test
  void imagesAreHandedOnWhereAllReadThem() {
    SeeingLLM seeing = SeeingLLM.sees("seeing");
    LLM mixture =
        MixtureOfAgentsLLMBuilder.create()
            .aggregatorLlm(seeing)
            .proposersLlms(List.of(seeing))
            .build();

    assertThat(mixture.generateOutputs(List.of(PICTURE)).get(0).error()).isNull();
    assertThat(seeing.asked.get(1).messages()).contains(PICTURE.messages().get(0));
  }

  @Test
  void imagesAreRefusedWhereAProposerDoesNotReadThemAndItIsNamedByItsPath() {
    LLM mixture =
        MixtureOfAgentsLLMBuilder.create()
            .aggregatorLlm(SeeingLLM.sees("seeing"))
            .proposersLlms(List.of(one))
            .build();

    assertThatThrownBy(() -> mixture.generateOutputs(List.of(PICTURE)))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessage(
            "reading images is not supported by PlayedLLM: it does not implement SupportsImages and"
                + " stands at proposers_llms.0 of this MixtureOfAgentsLLM; inputs[0] holds one");
  }

  private static final Input PICTURE =
      Input.of(
          new ChatMessage(
              ChatMessage.Role.USER, List.of(new ChatMessage.Image("https://example.com/a.png"))));

  @Test
  void itIsTheSameAfterwards() {
    MixtureOfAgentsLLM mixture = moa(2, FallbackLLMBuilder.create().llms(List.of(one)).build());

    assertThat(LLM.fromYaml(mixture.toYaml()).toYaml()).isEqualTo(mixture.toYaml());
    assertThat(LLM.fromJson(mixture.toJson()).toJson()).isEqualTo(mixture.toJson());
  }

  @Test
  void whatIsSecretWithinIsNotWritten() {
    MixtureOfAgentsLLM mixture =
        moa(1, PlayedLLMBuilder.create().model("a").apiKey(Secret.of("sk-secret-1")).build());

    assertThat(mixture.toYaml() + mixture.toJson()).doesNotContain("sk-secret-1");
  }

  @Test
  void whatAProviderRepeatsOfItsKeyIsHidden() {
    PlayedLLM leaky =
        PlayedLLMBuilder.create().model("a").maxRetries(0).apiKey(Secret.of("sk-secret-1")).build();
    leaky.play =
        (input, n) ->
            CompletableFuture.failedFuture(
                new GenerationException(
                    Failure.of(Kind.BAD_REQUEST, "the key sk-secret-1 is odd"), null));

    assertThat(ask(moa(1, leaky), "Hi").error())
        .extracting(Failure::message)
        .isEqualTo("no proposer gave a text; the first failure: the key *** is odd");
  }

  @Test
  void aDumpOfDistilabelsIsRead() {
    String played = "{model: m, type_info: {module: dev.retort.compose, name: PlayedLLM}}";
    LLM read =
        LLM.fromYaml(
            "aggregator_llm: "
                + played
                + "\nproposers_llms: ["
                + played
                + "]\nrounds: 2\ngeneration_kwargs: {}\nuse_offline_batch_generation: false\n"
                + "offline_batch_generation_block_until_done: null\njobs_ids: null\n"
                + "type_info: {module: distilabel.models.llms.moa, name: MixtureOfAgentsLLM}\n");

    assertThat(read).isInstanceOf(MixtureOfAgentsLLM.class);
    assertThat(read.modelName()).isEqualTo("moa-m-m");
  }

  @Test
  void parametersAreSetByPathAndIndex() {
    llm.setRuntimeParameters(
        Map.of(
            "proposers_llms",
            Map.of("1", Map.of("generation_kwargs", Map.of("temperature", 0.25)))));

    ask(llm, "Hi");

    assertThat(one.temperature).isEqualTo(1.0);
    assertThat(two.temperature).isEqualTo(0.25);
  }

  @Test
  void itsLlmsAreLoadedAndUnloadedWithItEachOnce() {
    MixtureOfAgentsLLM mixture = moa(1, one, aggregator);
    ask(mixture, "Hi");
    mixture.close();

    assertThat(one.life).containsExactly("load", "unload");
    assertThat(aggregator.life).containsExactly("load", "unload");
  }

  @Test
  void oneThatHoldsItselfIsRefusedWhenItIsLoaded() {
    WrapperLLM wrapper = WrapperLLMBuilder.create().inner(one).build();
    MixtureOfAgentsLLM mixture = moa(1, wrapper);
    wrapper.inner = mixture;

    assertThatThrownBy(() -> ask(mixture, "Hi"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "error: this MixtureOfAgentsLLM holds itself, directly or through an LLM that it holds,"
                + " and would ask itself without end; take it out of what it holds"
                + " [retort:wrong-value]");
  }

  @Test
  void oneThatHoldsItselfIsRefusedWhenItIsWritten() {
    WrapperLLM wrapper = WrapperLLMBuilder.create().inner(one).build();
    MixtureOfAgentsLLM mixture = moa(1, wrapper);
    wrapper.inner = mixture;

    assertThatThrownBy(mixture::toYaml)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "error: this MixtureOfAgentsLLM holds itself, directly or through what it holds, or"
                + " stands more than 100 deep in others, and cannot be written; take it out of what"
                + " it holds [retort:wrong-value]");
  }

  @Test
  void anAliasInAFileThatWouldMakeItHoldItselfIsRefused() {
    assertThatThrownBy(
            () ->
                LLM.fromYaml(
                    """
                    &me
                    aggregator_llm: {model: m, type_info: {module: dev.retort.compose, name: PlayedLLM}}
                    proposers_llms: [*me]
                    type_info: {module: dev.retort.compose, name: MixtureOfAgentsLLM}
                    """))
        .hasMessage(
            "<yaml>:3:18: error: this alias stands inside its own anchor, so that what it names would"
                + " hold itself; write out here what is meant [retort:yaml-feature]");
  }

  @Test
  void oneThatAnswersByBatchesWithinIsRefused() {
    assertThatThrownBy(
            () ->
                LLM.fromYaml(
                        """
                    aggregator_llm: {model: m, type_info: {module: dev.retort.compose, name: PlayedLLM}}
                    proposers_llms:
                      - model: slow
                        use_offline_batch_generation: true
                        type_info: {module: dev.retort.compose, name: PlayedLLM}
                    type_info: {module: dev.retort.compose, name: MixtureOfAgentsLLM}
                    """)
                    .load())
        .hasMessage(
            "error: this MixtureOfAgentsLLM holds an LLM that answers by offline batches (slow),"
                + " which it cannot wait for in the middle of an answer; set that one's"
                + " use_offline_batch_generation to false [retort:wrong-value]");
  }

  @Test
  void unloadEndsWhatIsUnderWay() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    one.play =
        (input, n) -> {
          asked.countDown();
          return new CompletableFuture<>();
        };
    CompletableFuture<GenerateOutput> answer =
        CompletableFuture.supplyAsync(() -> ask(llm, "Hi"), task -> new Thread(task).start());
    asked.await();

    llm.close();

    assertThatThrownBy(answer::join)
        .cause()
        .isInstanceOf(GenerationException.class)
        .extracting(thrown -> ((GenerationException) thrown).failure().kind())
        .isEqualTo(Kind.CANCELLED);
  }

  @Test
  void anInterruptEndsWhatIsUnderWay() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<GenerateOutput> call = new CompletableFuture<>();
    one.play =
        (input, n) -> {
          asked.countDown();
          return call;
        };
    CompletableFuture<Kind> kind = new CompletableFuture<>();
    Thread asking =
        new Thread(
            () -> {
              try {
                ask(llm, "Hi");
              } catch (GenerationException e) {
                kind.complete(e.failure().kind());
              }
            });
    asking.start();
    asked.await();

    asking.interrupt();

    assertThat(kind.join()).isEqualTo(Kind.CANCELLED);
    assertThatThrownBy(call::join).isInstanceOf(java.util.concurrent.CancellationException.class);
  }
}
