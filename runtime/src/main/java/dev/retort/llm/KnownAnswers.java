package dev.retort.llm;

import dev.retort.journal.JournalView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a folder of answers holds, for those who only look: it is neither locked nor written to, and
 * may be in use. Immutable.
 */
public final class KnownAnswers {
  private final JournalView journal;

  private KnownAnswers(JournalView journal) {
    this.journal = journal;
  }

  /**
   * Looks which answers there are.
   *
   * @param folder that of an {@link AnswerJournal}; it may be missing
   * @return as it is now
   * @throws IOException if what is there cannot be read; the message is one for users
   */
  public static KnownAnswers of(Path folder) throws IOException {
    return new KnownAnswers(JournalView.of(folder));
  }

  /**
   * What calls took, by name of the model that was asked; empty where that is not known.
   *
   * @param told as providers say
   * @param thought at most, of calls of which nobody says it
   */
  public record Paid(Map<String, Answers.Sum> told, Map<String, Answers.Sum> thought) {
    private void add(Loss loss) {
      Answers.Sum sum = loss.sum();
      Answers.Sum counted =
          loss.source() == Loss.Source.TAKEN_BACK
              ? new Answers.Sum(
                  -sum.calls(), -sum.inputTokens(), -sum.cachedInputTokens(), -sum.outputTokens())
              : sum;
      (loss.source() == Loss.Source.THOUGHT ? thought : told)
          .merge(loss.model(), counted, Answers.Sum::plus);
    }
  }

  /**
   * What all calls took whose answers a folder keeps, whoever asked; also those that were asked
   * anew later, and those that came to no answer.
   *
   * @param folder that of an {@link AnswerJournal}; it may be missing
   * @return by model
   * @throws IOException if what is there cannot be read; the message is one for users
   */
  public static Paid paid(Path folder) throws IOException {
    Paid paid = new Paid(new TreeMap<>(), new TreeMap<>());
    JournalView.payloads(
        folder,
        payload -> {
          for (AnswerBytes.Paid answer : AnswerBytes.paid(payload)) {
            paid.told.merge(answer.model(), answer.sum(), Answers.Sum::plus);
          }
        },
        Loss.KEY,
        payload -> {
          Loss loss = Loss.read(payload);
          if (loss != null) {
            paid.add(loss);
          }
        });
    return paid;
  }

  /**
   * How many answers there are.
   *
   * @return 0 where there is no journal
   */
  public int size() {
    return journal.size();
  }

  boolean has(long high, long low) {
    return journal.has(high, low);
  }
}
