package dev.retort.compose;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.engine.Workers;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.Inquiry;
import dev.retort.llm.LLM;
import dev.retort.llm.SupportsStructuredOutput;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets several LLMs propose an answer and another one make the best of what they proposed (<a
 * href="https://arxiv.org/abs/2406.04692">Mixture-of-Agents</a>). With more than one round, the
 * proposers see what all of them proposed in the round before.
 *
 * <p>Proposers are asked at once, each for one generation, with its own {@code generation_kwargs},
 * limits and retries; the aggregator is asked for as many as are wanted. A proposer that fails is
 * left out of what is told about the item; the item fails where all of them do, and the aggregator
 * is not asked then. {@code on_error: fail} of one of them stops the run.
 *
 * <p>The form that an answer must have is handed on to the aggregator, which sees to it, and asks
 * again, as it does by itself; proposers answer freely. An input with images is refused unless all
 * of them read images.
 *
 * <p>What each model was asked is in {@link GenerateOutput.Statistics#models}.
 */
@LLMType(
    aliases = {
      "distilabel.models.llms.moa:MixtureOfAgentsLLM",
      "distilabel.llms.moa:MixtureOfAgentsLLM",
      "distilabel.llms:MixtureOfAgentsLLM",
      "distilabel.models:MixtureOfAgentsLLM"
    })
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class MixtureOfAgentsLLM extends LLM implements SupportsStructuredOutput {
  /** Makes the answer of what was proposed. */
  @Attribute LLM aggregatorLlm;

  /** Propose. */
  @Attribute @NotEmpty List<LLM> proposersLlms;

  /** How often the proposers are asked before the aggregator is. */
  @RuntimeParam(defaultValue = "1")
  @Positive
  int rounds;

  /** What stands before the list of proposals, in a message of the system. */
  @RuntimeParam(
      defaultValue =
          "Several models have answered the user's last message; their answers are listed below."
              + " Write the best answer you can with their help. Weigh what they say: each may be"
              + " wrong, biased or incomplete. Do not merely repeat or list them, and do not speak"
              + " of them: give one answer that is correct, complete, well ordered and stands on"
              + " its own.\n\nAnswers of the models:")
  @NotBlank
  String aggregatorSystemPrompt;

  private final Workers workers = new Workers();

  /** For the generated builder. */
  protected MixtureOfAgentsLLM() {}

  /** {@code moa-} and the names of the aggregator and the proposers. */
  @Override
  public String modelName() {
    return all().stream().map(LLM::modelName).collect(Collectors.joining("-", "moa-", ""));
  }

  private List<LLM> all() {
    List<LLM> all = new ArrayList<>();
    all.add(aggregatorLlm);
    all.addAll(proposersLlms);
    return all;
  }

  /**
   * Loads the LLMs, all of them or none.
   *
   * @throws dev.retort.config.ConfigException if it holds itself
   */
  @Override
  public void load() {
    new Ensemble(this, all()).load();
    super.load();
  }

  @Override
  public void unload() {
    workers.close();
    new Ensemble(this, all()).unload();
    super.unload();
  }

  @Override
  protected Map<String, LLM> handsOnTo() {
    Map<String, LLM> all = new LinkedHashMap<>();
    all.put("aggregator_llm", aggregatorLlm);
    all.putAll(Paths.of("proposers_llms", proposersLlms));
    return all;
  }

  @Override
  protected List<Inquiry> inquiries(int numGenerations) {
    List<Inquiry> all = new ArrayList<>();
    proposersLlms.forEach(each -> all.add(Inquiry.of(each, 1, true)));
    for (int round = 1; round < rounds; round++) {
      proposersLlms.forEach(each -> all.add(withProposals(each, 1)));
    }
    all.add(withProposals(aggregatorLlm, numGenerations));
    return all;
  }

  private Inquiry withProposals(LLM llm, int numGenerations) {
    return new Inquiry(llm, numGenerations, true, aggregatorSystemPrompt, proposersLlms);
  }

  /** Answers with what the aggregator makes of the proposals. */
  List<GenerateOutput> generate(List<Input> inputs, int numGenerations) {
    List<Mixture> items = new ArrayList<>(inputs.size());
    inputs.forEach(input -> items.add(new Mixture(input, aggregatorSystemPrompt)));
    List<Mixture> open = items;
    for (int round = 0; round < rounds && !open.isEmpty(); round++) {
      propose(open);
      open = open.stream().filter(Mixture::hasProposals).toList();
    }
    List<GenerateOutput> answers =
        Asked.outputs(
            aggregatorLlm, open.stream().map(Mixture::toAggregate).toList(), numGenerations);
    for (int i = 0; i < open.size(); i++) {
      open.get(i).answered(aggregatorLlm, answers.get(i));
    }
    return items.stream().map(item -> item.output(numGenerations)).toList();
  }

  /** One round: every proposer about every item. */
  private void propose(List<Mixture> items) {
    List<Input> inputs = items.stream().map(Mixture::toPropose).toList();
    // One that is there several times is asked at once: what it answers first is for its first
    // place.
    Set<LLM> asked = Collections.newSetFromMap(new IdentityHashMap<>());
    asked.addAll(proposersLlms);
    List<LLM> each = List.copyOf(asked);
    List<List<GenerateOutput>> answers =
        AllAtOnce.of(
            workers,
            each.stream()
                .<AllAtOnce.Call<List<GenerateOutput>>>map(
                    proposer -> () -> Asked.outputs(proposer, forEachPlace(proposer, inputs), 1))
                .toList());
    IdentityHashMap<LLM, Iterator<GenerateOutput>> given = new IdentityHashMap<>();
    for (int i = 0; i < each.size(); i++) {
      given.put(each.get(i), answers.get(i).iterator());
    }
    List<List<GenerateOutput>> proposals = new ArrayList<>();
    items.forEach(item -> proposals.add(new ArrayList<>()));
    for (LLM proposer : proposersLlms) {
      Iterator<GenerateOutput> next = Objects.requireNonNull(given.get(proposer));
      proposals.forEach(ofItem -> ofItem.add(next.next()));
    }
    for (int i = 0; i < items.size(); i++) {
      items.get(i).proposed(proposersLlms, proposals.get(i));
    }
  }

  private List<Input> forEachPlace(LLM proposer, List<Input> inputs) {
    List<Input> all = new ArrayList<>();
    for (LLM each : proposersLlms) {
      if (each == proposer) {
        all.addAll(inputs);
      }
    }
    return all;
  }
}
