package dev.retort.llm;

import dev.retort.offline.Requests;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The requests that inputs become, made anew each time they are gone through. */
final class OfflineRequests implements Requests {
  private final LLM llm;
  private final OfflineKwargs<LLM> kwargs;
  private final Iterable<Input> inputs;
  private final int perInput;
  private final int asked;
  private final @Nullable Supplier<Journaled> journal;
  private final Forms forms;

  /**
   * Requests.
   *
   * @param inputs checked; the same each time
   * @param perInput how many requests an input takes
   * @param asked how many generations a request asks for
   * @param forms of the answers
   * @param journal gives the keys of all inputs, in their order, anew; null without a journal
   */
  OfflineRequests(
      LLM llm,
      OfflineKwargs<LLM> kwargs,
      Iterable<Input> inputs,
      int perInput,
      int asked,
      Forms forms,
      @Nullable Supplier<Journaled> journal) {
    this.llm = llm;
    this.kwargs = kwargs;
    this.inputs = inputs;
    this.perInput = perInput;
    this.asked = asked;
    this.journal = journal;
    this.forms = forms;
  }

  /** How many requests an input takes. */
  int perInput() {
    return perInput;
  }

  /** How many generations a request asks for. */
  int asked() {
    return asked;
  }

  @Override
  public boolean areRemembered() {
    return journal != null;
  }

  @Override
  public Iterator<@Nullable String> bodies() {
    return new Bodies(null);
  }

  @Override
  public Iterator<@Nullable String> unanswered() {
    return new Bodies(journal == null ? null : journal.get());
  }

  /** The body of a request. */
  String body(Input input) {
    try {
      return kwargs.request(llm, forms.sent(input), asked);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new GenerationException(Failures.of(e), e);
    }
  }

  private final class Bodies implements Iterator<@Nullable String> {
    private final Iterator<Input> each = inputs.iterator();
    private final @Nullable Journaled journaled;
    private @Nullable Input input;
    private @Nullable String body;
    private long number = -1;
    private int sample = perInput;

    Bodies(@Nullable Journaled journaled) {
      this.journaled = journaled;
    }

    @Override
    public boolean hasNext() {
      return sample < perInput || each.hasNext();
    }

    @Override
    public @Nullable String next() {
      if (sample == perInput) {
        if (!each.hasNext()) {
          throw new NoSuchElementException();
        }
        input = each.next();
        number++;
        sample = 0;
        if (journaled != null) {
          journaled.admit(number, input);
        }
        body = made(input);
      }
      boolean known = journaled != null && journaled.isKnown(number, sample);
      sample++;
      return known ? null : body;
    }

    private @Nullable String made(Input next) {
      try {
        return body(next);
      } catch (RuntimeException e) {
        return null; // Told where its output is made.
      }
    }
  }
}
