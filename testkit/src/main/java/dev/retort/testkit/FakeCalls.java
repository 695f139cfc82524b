package dev.retort.testkit;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.StructuredOutput;
import dev.retort.structured.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What generated fakes answer with. Safe for use by many threads. */
public final class FakeCalls {
  private static final int MOST_WORDS = 12;
  private static final List<String> WORDS =
      List.of(
          "the",
          "still",
          "glass",
          "river",
          "seven",
          "quiet",
          "green",
          "stone",
          "answer",
          "under",
          "bright",
          "paper",
          "morning",
          "copper",
          "slowly",
          "window",
          "northern",
          "apple",
          "letter",
          "between",
          "silver",
          "garden",
          "never",
          "winter",
          "small",
          "engine",
          "yellow",
          "again");

  private final LLMDescriptor<?> descriptor;
  private final long seed;
  private final List<FakeAnswers.Failing> failing;
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

  FakeCalls(LLMDescriptor<?> descriptor, long seed, List<FakeAnswers.Failing> failing) {
    this.descriptor = descriptor;
    this.seed = seed;
    this.failing = failing;
  }

  /**
   * What is known of the fake: what is known of the LLM it stands for.
   *
   * @return the descriptor
   */
  public LLMDescriptor<?> descriptor() {
    return descriptor;
  }

  /**
   * Answers one call.
   *
   * @param kwargs all kwargs of the call
   * @param input what is asked
   * @param numGenerations how many generations are asked for
   * @param sample which of the calls for the input this is, from 0
   * @return the output
   * @throws GenerationException if it was told to fail
   */
  public GenerateOutput answer(Kwargs kwargs, Input input, int numGenerations, int sample) {
    String asked = asked(kwargs, input);
    fail(input, asked + sample);
    List<@Nullable String> texts = new ArrayList<>();
    List<Integer> tokens = new ArrayList<>();
    for (int i = 0; i < numGenerations; i++) {
      Random random = new Random(mixed(seed + ":" + (sample + i) + ":" + asked));
      String text = text(kwargs, input, random);
      texts.add(text);
      tokens.add(text.split("\\s+", -1).length);
    }
    int read = 0;
    for (ChatMessage message : input.messages()) {
      read += message.text().split("\\s+", -1).length;
    }
    return GenerateOutput.of(texts, new Statistics(List.of(read), tokens));
  }

  /** Whether a fake is what a class of a name is. */
  static boolean isA(Class<?> type, String className) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (each.getName().replace('$', '.').equals(className)) {
        return true;
      }
      for (Class<?> implemented : each.getInterfaces()) {
        if (isA(implemented, className)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether a fake is what a class of a name is.
   *
   * @param fake the fake
   * @param className nested ones as {@code Outer.Inner}
   * @return true if it extends or implements it
   */
  public boolean isA(Object fake, String className) {
    return isA(fake.getClass(), className);
  }

  private void fail(Input input, String call) {
    int number = 0;
    for (FakeAnswers.Failing each : failing) {
      if (each.which().test(input)) {
        int made = attempts.merge(number + ":" + call, 1, Integer::sum);
        if (made <= each.attempts()) {
          throw new GenerationException(each.failure(), null);
        }
      }
      number++;
    }
  }

  private String asked(Kwargs kwargs, Input input) {
    StringBuilder text = new StringBuilder();
    List<ParamDescriptor> declared = descriptor.generationKwargs();
    for (int i = 0; i < declared.size(); i++) {
      text.append(declared.get(i).name()).append('=').append(kwargs.get(i)).append('\n');
    }
    return text.append(input).toString();
  }

  private String text(Kwargs kwargs, Input input, Random random) {
    StructuredOutput form = input.structuredOutput();
    if (form instanceof StructuredOutput.JsonSchema json) {
      return SchemaSample.of(json.schema(), random);
    } else if (form instanceof StructuredOutput.Regex regex) {
      String sample = matching(regex.pattern(), random);
      if (sample == null) {
        throw new GenerationException(
            Failure.of(
                Kind.BAD_REQUEST,
                "a fake makes no text that matches this expression: it is none, or it looks around"
                    + " or back"),
            null);
      }
      return sample;
    }
    int words = Math.min(MOST_WORDS, bound(kwargs));
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(words); i > 0; i--) {
      text.append(text.isEmpty() ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.toString();
  }

  private static @Nullable String matching(String regex, Random random) {
    return matching(regex, 8, random);
  }

  static @Nullable String matching(String regex, int spread, Random random) {
    try {
      TextPattern pattern = TextPattern.of(regex);
      return RegexSample.of(regex, spread, random, text -> pattern.check(text).isEmpty());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The bound on new tokens by the names under which the runtime knows it. */
  private int bound(Kwargs kwargs) {
    List<ParamDescriptor> declared = descriptor.generationKwargs();
    for (int i = 0; i < declared.size(); i++) {
      switch (declared.get(i).name()) {
        case "max_new_tokens", "max_tokens", "max_completion_tokens", "max_output_tokens" -> {
          if (kwargs.get(i) instanceof Integer bound) {
            return Math.max(1, bound);
          }
        }
        default -> {}
      }
    }
    return MOST_WORDS;
  }

  /** 64 bits of a text; {@code hashCode} has 32, and texts that differ a little have near ones. */
  private static long mixed(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash ^ (hash >>> 29);
  }
}
