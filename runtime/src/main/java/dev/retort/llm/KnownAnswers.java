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
   * What all answers of a folder took, whoever asked; also those that were asked anew later.
   *
   * @param folder that of an {@link AnswerJournal}; it may be missing
   * @return by name of the model that was asked, empty where the answers do not say it
   * @throws IOException if what is there cannot be read; the message is one for users
   */
  public static Map<String, Answers.Sum> paid(Path folder) throws IOException {
    Map<String, Answers.Sum> sums = new TreeMap<>();
    JournalView.payloads(
        folder,
        payload -> {
          for (AnswerBytes.Paid paid : AnswerBytes.paid(payload)) {
            sums.merge(paid.model(), paid.sum(), Answers.Sum::plus);
          }
        });
    return sums;
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
