package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;

/**
 * What others have answered already of what an LLM would ask them about an input as it is: their
 * keys can be told without asking. Of what is asked with answers in it they cannot. One thread.
 */
final class KnownParts {
  private static final byte[] NO_TRAIL = {};

  /** One question that is put by the input as it is. */
  private record Question(
      RequestKeys requests, Forms forms, int calls, int alike, int times, int twin) {
    boolean isKnown(KnownAnswers known, Input input, int number) {
      Input told = forms.told(input);
      requests.next(told, to -> Position.add(to, twin, number, alike, times, NO_TRAIL));
      for (int i = 0; i < calls; i++) {
        if (!known.has(requests.high(), requests.low() + i)) {
          return false;
        }
      }
      return true;
    }
  }

  private final KnownAnswers known;
  private final Occurrences rows;
  private final List<Question> questions = new ArrayList<>();

  /**
   * The first questions of an LLM, up to the first that is put with more, or to one who asks others
   * in turn.
   *
   * @param rows numbers equal inputs
   */
  KnownParts(LLM llm, int asked, KnownAnswers known, int twin, Occurrences rows) {
    this.known = known;
    this.rows = rows;
    List<Inquiry> inquiries = llm.inquiries(asked);
    if (inquiries.isEmpty()) {
      return;
    }
    Seat seat = Seat.of(llm, new HashMap<>());
    List<LLM> before = new ArrayList<>();
    for (Inquiry each : inquiries) {
      LLM other = each.llm();
      Seat place = seat.of(other);
      boolean isPlain = each.told().isEmpty() && each.reads().isEmpty();
      if (place == null || !isPlain || !other.inquiries(1).isEmpty()) {
        return;
      }
      boolean isNative = other.descriptor().nativeGenerations();
      int generations = isNative ? each.numGenerations() : 1;
      Kwargs kwargs = BoundKwargs.of(other, null);
      questions.add(
          new Question(
              new RequestKeys(other, kwargs, generations, twin, null),
              Forms.of(other, kwargs),
              isNative ? 1 : each.numGenerations(),
              place.alike(),
              (int) before.stream().filter(one -> one == other).count(),
              twin));
      before.add(other);
    }
  }

  /** How many of the first questions it tells of. */
  int size() {
    return questions.size();
  }

  /** Which of them are answered about the next input. */
  BitSet of(Input input) {
    BitSet answered = new BitSet();
    if (questions.isEmpty()) {
      return answered;
    }
    int number = rows.next(ByteBuffer.wrap(Position.hash(input.messages())).getLong());
    // Whether the form is handed on is not said.
    Input free = input.withoutStructuredOutput();
    for (int i = 0; i < questions.size(); i++) {
      Question each = questions.get(i);
      answered.set(i, each.isKnown(known, input, number) || each.isKnown(known, free, number));
    }
    return answered;
  }
}
