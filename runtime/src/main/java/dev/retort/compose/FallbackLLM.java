package dev.retort.compose;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.Input;
import dev.retort.llm.Inquiry;
import dev.retort.llm.LLM;
import dev.retort.llm.SupportsStructuredOutput;
import jakarta.validation.constraints.NotEmpty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the first of its LLMs, and the next one about what the one before failed at. Each retries,
 * and keeps to its limits, by its own attributes before the next one is asked; {@code on_error:
 * fail} of one of them stops the run.
 *
 * <p>The form that an answer must have is handed on: each sees to it, and asks again, as it does by
 * itself. An input with images is refused unless all of them read images.
 *
 * <p>Who was asked and who answered is in {@link GenerateOutput.Statistics#models}, and so in the
 * statistics of a row of a data set.
 */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class FallbackLLM extends LLM implements SupportsStructuredOutput {
  /** The LLMs, in the order in which they are asked. */
  @Attribute @NotEmpty List<LLM> llms;

  /**
   * The kinds of failure at which the next LLM is asked. A failure of another kind stands: a key
   * that is wrong, say, or an input that is refused is a mistake to be mended.
   */
  @RuntimeParam(
      defaultValue =
          "[\"rate_limit\",\"quota\",\"timeout\",\"connection\",\"server\",\"malformed\"]")
  List<Kind> fallbackOn;

  /** For the generated builder. */
  protected FallbackLLM() {}

  /** {@code fallback-} and the names of the LLMs. */
  @Override
  public String modelName() {
    return llms.stream().map(LLM::modelName).collect(Collectors.joining("-", "fallback-", ""));
  }

  /**
   * Loads the LLMs, all of them or none.
   *
   * @throws dev.retort.config.ConfigException if it holds itself
   */
  @Override
  public void load() {
    new Ensemble(this, llms).load();
    super.load();
  }

  @Override
  public void unload() {
    new Ensemble(this, llms).unload();
    super.unload();
  }

  @Override
  protected Map<String, LLM> handsOnTo() {
    return Paths.of("llms", llms);
  }

  @Override
  protected List<Inquiry> inquiries(int numGenerations) {
    List<Inquiry> all = new ArrayList<>();
    llms.forEach(llm -> all.add(Inquiry.of(llm, numGenerations, all.isEmpty())));
    return all;
  }

  /** Answers with what the first LLM that does not fail answers. */
  List<GenerateOutput> generate(List<Input> inputs, int numGenerations) {
    List<Attempts> items = inputs.stream().map(Attempts::new).toList();
    List<Attempts> open = items;
    for (LLM llm : llms) {
      List<GenerateOutput> outputs =
          Asked.outputs(llm, open.stream().map(Attempts::input).toList(), numGenerations);
      List<Attempts> failed = new ArrayList<>();
      for (int i = 0; i < open.size(); i++) {
        open.get(i).add(llm, outputs.get(i));
        Failure error = outputs.get(i).error();
        if (error != null && fallbackOn.contains(error.kind())) {
          failed.add(open.get(i));
        }
      }
      open = failed;
      if (open.isEmpty()) {
        break;
      }
    }
    return items.stream().map(Attempts::output).toList();
  }

  /** One input, and what came of it. */
  private static final class Attempts {
    private record Attempt(LLM llm, GenerateOutput output) {
      long generations() {
        return output.generations().stream().filter(Objects::nonNull).count();
      }
    }

    private final Input input;
    private final List<Attempt> all = new ArrayList<>();

    Attempts(Input input) {
      this.input = input;
    }

    Input input() {
      return input;
    }

    void add(LLM llm, GenerateOutput output) {
      all.add(new Attempt(llm, output));
    }

    /** That of the last, unless one before it has given more of what was asked for. */
    GenerateOutput output() {
      int best = all.size() - 1;
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).generations() > all.get(best).generations()) {
          best = i;
        }
      }
      Uses uses = new Uses();
      for (int i = 0; i < all.size(); i++) {
        Attempt each = all.get(i);
        uses.add(each.llm(), each.output(), i == best && each.generations() > 0);
      }
      GenerateOutput output = all.get(best).output();
      return new GenerateOutput(
              output.generations(), uses.statistics(), output.logprobs(), error(output))
          .withFinishReasons(output.finishReasons());
    }

    private @Nullable Failure error(GenerateOutput output) {
      Failure error = output.error();
      if (error == null || all.size() == 1) {
        return error;
      }
      String each = all.stream().map(Attempts::said).collect(Collectors.joining("; "));
      return new Failure(
          error.kind(),
          all.size() + " LLMs were asked: " + each,
          all.stream().mapToInt(Attempts::attempts).sum(),
          error.status(),
          error.requestId(),
          error.rejected());
    }

    private static int attempts(Attempt attempt) {
      Failure error = attempt.output().error();
      return error == null ? 1 : error.attempts();
    }

    private static String said(Attempt attempt) {
      Failure error = attempt.output().error();
      return attempt.llm().modelName()
          + ": "
          + (error == null
              ? "no text"
              : error.kind().name().toLowerCase(Locale.ROOT) + ": " + error.message());
    }
  }
}
