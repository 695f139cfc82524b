package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.journal.LongArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an LLM would be asked for some inputs, counted without asking: neither key nor network is
 * needed. One thread.
 *
 * <p>How many tokens a text has is the provider's to say. Text in any language has mostly between
 * one token for {@value #MOST_BYTES} bytes of UTF-8 and one for {@value #LEAST_BYTES}; an image has
 * between {@value #LEAST_IMAGE} tokens and {@value #MOST_IMAGE}.
 */
public final class Forecast {
  private static final int MOST_BYTES = 6;
  private static final int LEAST_BYTES = 2;
  private static final int LEAST_IMAGE = 85;
  private static final int MOST_IMAGE = 4_000;

  /** What a provider puts around a message. */
  private static final int MESSAGE_TOKENS = 8;

  /**
   * What one model would be asked.
   *
   * @param model its name
   * @param inputAtLeast few tokens to read; 0 for one that is asked only if others fail
   * @param inputAtMost many tokens to read
   * @param outputAtLeast few tokens to write
   * @param outputAtMost many tokens to write; null where there is no bound
   */
  public record Share(
      String model,
      long inputAtLeast,
      long inputAtMost,
      long outputAtLeast,
      @Nullable Long outputAtMost) {}

  private final KnownAnswers known;
  private final RequestKeys requests;
  private final Forms forms;
  private final int callsPerInput;
  private final int generationsPerCall;
  private final Needs needs;
  private final KnownParts parts;

  // Of inputs that are to be asked, by the first parts: what is left out since it is answered. The
  // last is of those of which any part is: then more may be known of what is asked after it.
  private final Left[] left;
  private long calls;
  private long answered;
  private long inputAtLeast;
  private long inputAtMost;

  /**
   * Nothing counted yet.
   *
   * @param llm with the kwargs of its config
   * @param numGenerations generations an input
   * @param known answers that need no call
   * @param twin which of several who ask the same, as in {@link AnswerJournal#answers(int,
   *     boolean)}
   * @throws dev.retort.config.ConfigException if a kwarg is missing
   */
  public Forecast(LLM llm, int numGenerations, KnownAnswers known, int twin) {
    Kwargs kwargs = BoundKwargs.of(llm, null);
    boolean nativeGenerations = llm.descriptor().nativeGenerations();
    this.known = known;
    this.forms = Forms.of(llm, kwargs);
    this.callsPerInput = nativeGenerations ? 1 : numGenerations;
    this.generationsPerCall = nativeGenerations ? numGenerations : 1;
    this.needs = Needs.of(llm, kwargs, generationsPerCall);
    this.parts =
        new KnownParts(llm, generationsPerCall, known, twin, new Occurrences(LongArrays.inHeap()));
    this.left = new Left[parts.size() + 1];
    Arrays.setAll(left, i -> new Left());
    this.requests =
        new RequestKeys(
            llm, kwargs, generationsPerCall, twin, new Occurrences(LongArrays.inHeap()));
  }

  /**
   * Counts an input.
   *
   * @param asked in the order in which they would be asked
   */
  public void add(Input asked) {
    Input input = forms.told(asked);
    requests.next(input);
    int made = 0;
    for (int i = 0; i < callsPerInput; i++) {
      if (known.has(requests.high(), requests.low() + i)) {
        answered++;
      } else {
        made++;
      }
    }
    calls += made;
    InputSize size = InputSize.of(input);
    long least = size.bytes() / MOST_BYTES + (long) size.images() * LEAST_IMAGE;
    long most =
        size.bytes() / LEAST_BYTES
            + (long) size.messages() * MESSAGE_TOKENS
            + (long) size.images() * MOST_IMAGE;
    least = made * Math.max(1, least);
    most = made * most;
    inputAtLeast += least;
    inputAtMost += most;
    BitSet answeredParts = parts.of(input);
    if (made > 0 && !answeredParts.isEmpty()) {
      left[parts.size()].add(made, least, most);
      for (int i = answeredParts.nextSetBit(0); i >= 0; i = answeredParts.nextSetBit(i + 1)) {
        left[i].add(made, least, most);
      }
    }
  }

  /** What is not asked. */
  private static final class Left {
    private long calls;
    private long inputAtLeast;
    private long inputAtMost;

    void add(long number, long least, long most) {
      calls += number;
      inputAtLeast += least;
      inputAtMost += most;
    }
  }

  /**
   * Calls that would be made.
   *
   * @return so far
   */
  public long calls() {
    return calls;
  }

  /**
   * Calls that need not be made.
   *
   * @return so far
   */
  public long answered() {
    return answered;
  }

  /**
   * What the models would be asked for what was counted.
   *
   * @return one a question, as it would be put: where an LLM asks others, several
   */
  public List<Share> shares() {
    return shares(calls);
  }

  /**
   * The same for inputs of which nothing else is known.
   *
   * @param inputs how many, none of which was answered before
   * @return without tokens to read
   */
  public List<Share> sharesOf(long inputs) {
    return shares(inputs * callsPerInput);
  }

  private List<Share> shares(long made) {
    List<Share> shares = new ArrayList<>();
    for (Needs.Part part : needs.parts()) {
      boolean isFirst = shares.size() < parts.size();
      Left known = left[Math.min(shares.size(), parts.size())];
      shares.add(share(part, made, isFirst ? known : new Left(), known));
    }
    return shares;
  }

  /**
   * What a part takes.
   *
   * @param known what is surely not asked
   * @param maybeKnown what may be not asked
   */
  private Share share(Needs.Part part, long made, Left known, Left maybeKnown) {
    long told = part.toldBytes() / LEAST_BYTES + part.toldTokens();
    long written = (made - known.calls) * part.generations();
    boolean isOpen = written > 0 && !part.isBounded();
    return new Share(
        part.model(),
        part.isSure() ? part.calls() * (inputAtLeast - maybeKnown.inputAtLeast) : 0,
        part.calls() * (inputAtMost - known.inputAtMost + (calls - known.calls) * told),
        part.isSure() ? (made - maybeKnown.calls) * part.generations() : 0,
        isOpen ? null : (Long) (written * Math.max(0, part.bound())));
  }
}
