package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.engine.Attempt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What one call of an LLM takes of each model that may be asked for it: its own, or those of the
 * LLMs that it asks, and these. Immutable.
 *
 * @param parts one a question to a model, in their order
 * @param isOwn whether the LLM answers by itself
 */
record Needs(List<Part> parts, boolean isOwn) {
  /** What a generation is thought to have where nothing bounds it and none was seen. */
  static final long FIRST_OUTPUT = 256;

  /**
   * How many tokens of another model an answer may have for each of its own: vocabularies that know
   * a language apart from those that spell it.
   */
  private static final int OTHER_TOKENS = 4;

  /** For the number of an answer, and its line. */
  private static final int ANSWER_MARKS = 8;

  /** For what stands around a message of its own. */
  private static final int MESSAGE_MARKS = 16;

  /**
   * One question.
   *
   * @param model who is asked
   * @param calls how often the input is read at least
   * @param mostCalls how often it may be read
   * @param toldBytes of text that stands beside the input, each time
   * @param toldTokens of answers that stand there, as those who gave them count them
   * @param generations that are asked for
   * @param bound on the tokens of each; negative where there is none
   * @param isSure whether it is asked at all where others do not fail
   */
  record Part(
      String model,
      int calls,
      int mostCalls,
      long toldBytes,
      long toldTokens,
      int generations,
      int bound,
      boolean isSure) {
    boolean isBounded() {
      return bound >= 0;
    }

    /** The most tokens that stand beside the input. */
    long told() {
      return toldBytes + OTHER_TOKENS * toldTokens;
    }
  }

  /**
   * Those of one call.
   *
   * @param kwargs bound
   * @param asked generations that it asks for
   */
  static Needs of(LLM llm, Kwargs kwargs, int asked) {
    List<Inquiry> inquiries = llm.inquiries(asked);
    List<Part> parts = new ArrayList<>();
    if (inquiries.isEmpty()) {
      parts.add(part(llm, kwargs, asked, Told.NOTHING, true));
    } else {
      Set<LLM> path = Collections.newSetFromMap(new IdentityHashMap<>());
      path.add(llm);
      inquiries.forEach(each -> add(each, Told.NOTHING, true, path, parts));
    }
    return new Needs(List.copyOf(parts), inquiries.isEmpty());
  }

  /** What stands beside an input. */
  private record Told(long bytes, long tokens) {
    static final Told NOTHING = new Told(0, 0);

    Told plus(Inquiry asked, Set<LLM> path) {
      if (asked.told().isEmpty() && asked.reads().isEmpty()) {
        return this;
      }
      long text = asked.told().getBytes(StandardCharsets.UTF_8).length;
      long marks = MESSAGE_MARKS + (long) ANSWER_MARKS * asked.reads().size();
      long answers = asked.reads().stream().mapToLong(each -> longest(each, path)).sum();
      return new Told(bytes + text + marks, tokens + answers);
    }
  }

  private static void add(
      Inquiry asked, Told before, boolean isSure, Set<LLM> path, List<Part> parts) {
    LLM llm = asked.llm();
    Told told = before.plus(asked, path);
    boolean isAlwaysAsked = isSure && asked.isSure();
    List<Inquiry> further = llm.inquiries(asked.numGenerations());
    if (further.isEmpty()) {
      Kwargs kwargs = BoundKwargs.of(llm, null);
      parts.add(part(llm, kwargs, asked.numGenerations(), told, isAlwaysAsked));
    } else if (path.add(llm)) {
      // One that holds itself is refused when it is loaded.
      for (Inquiry each : further) {
        add(each, told, isAlwaysAsked, path, parts);
      }
      path.remove(llm);
    }
  }

  private static Part part(LLM llm, Kwargs kwargs, int asked, Told told, boolean isSure) {
    boolean isNative = llm.descriptor().nativeGenerations();
    // What is given a whole list may ask for each generation by itself.
    int most = isNative && llm instanceof AsyncLLM ? 1 : asked;
    return new Part(
        llm.modelName(),
        isNative ? 1 : asked,
        most,
        told.bytes(),
        told.tokens(),
        asked,
        llm.outputBound(kwargs),
        isSure);
  }

  /** How long an answer of one generation may be: as the longest of those that may become it. */
  private static long longest(LLM llm, Set<LLM> path) {
    List<Inquiry> inquiries = llm.inquiries(1);
    if (inquiries.isEmpty()) {
      int bound = llm.outputBound(BoundKwargs.of(llm, null));
      return bound == Attempt.UNKNOWN ? FIRST_OUTPUT : bound;
    }
    long longest = 0;
    if (path.add(llm)) {
      for (Inquiry each : inquiries) {
        longest = Math.max(longest, longest(each.llm(), path));
      }
      path.remove(llm);
    }
    return longest;
  }

  /**
   * The most tokens to read.
   *
   * @param plain the most that the input itself has
   */
  long input(long plain) {
    long sum = 0;
    for (Part part : parts) {
      sum += part.mostCalls() * (plain + part.told());
    }
    return sum;
  }

  /** The most tokens to write of what is bounded. */
  long boundedOutput() {
    long sum = 0;
    for (Part part : parts) {
      sum += part.isBounded() ? (long) part.generations() * part.bound() : 0;
    }
    return sum;
  }

  /** How many generations nothing bounds. */
  int unbounded() {
    int sum = 0;
    for (Part part : parts) {
      sum += part.isBounded() ? 0 : part.generations();
    }
    return sum;
  }
}
