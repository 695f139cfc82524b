package dev.retort.llm;

import dev.retort.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder that keeps answers of LLMs, so that none is paid for twice: neither after a crash nor by
 * another program that asks the same. Safe for any thread; one process at a time has a folder open.
 *
 * <pre>{@code
 * try (AnswerJournal journal = AnswerJournal.open(Path.of("answers"))) {
 *   llm.keepAnswersIn(journal.answers());
 *   llm.generateOutputs(inputs);
 * }
 * }</pre>
 *
 * <p>A call counts as under way until its answer is on the disk. Failures are not kept.
 */
public final class AnswerJournal implements AutoCloseable {
  private final Journal journal;

  private AnswerJournal(Journal journal) {
    this.journal = journal;
  }

  /**
   * Opens the journal of a folder, which is made where there is none. A record that a kill cut
   * short is taken away.
   *
   * @param folder holds {@code answers.journal}
   * @return the journal
   * @throws IOException if another process has it open, what is there is no journal or a newer one,
   *     or nothing can be written there; the message is one for users
   */
  public static AnswerJournal open(Path folder) throws IOException {
    return new AnswerJournal(Journal.open(folder));
  }

  /**
   * For one who asks, such as a step of a pipeline: equal requests are numbered, so that each gets
   * an answer of its own, and the same one when all of them are made again.
   *
   * @return numbers from the start
   */
  public Answers answers() {
    return new Answers(journal, 0, true);
  }

  /**
   * For one of several who ask the same and must not get the same answers.
   *
   * @param twin which of them, from 0
   * @param use whether kept answers are given; if not, all is asked anew and kept
   * @return numbers from the start
   */
  public Answers answers(int twin, boolean use) {
    return new Answers(journal, twin, use);
  }

  /**
   * How many answers are kept.
   *
   * @return those on the disk
   */
  public int size() {
    return journal.size();
  }

  /**
   * What was found damaged when the journal was opened.
   *
   * @return a line for users each; none if all was well
   */
  public List<String> repairs() {
    List<String> repairs = new ArrayList<>();
    if (journal.torn() > 0) {
      repairs.add(
          "the journal \""
              + journal.path()
              + "\" ended within a record, as a kill leaves it: its last "
              + bytes(journal.torn())
              + " were taken away, and what they answered is asked again");
    }
    if (journal.damaged() > 0) {
      repairs.add(
          "the journal \""
              + journal.path()
              + "\" is damaged: "
              + bytes(journal.damaged())
              + " in its midst were passed over, and what they answered is asked again; look after"
              + " that disk");
    }
    return List.copyOf(repairs);
  }

  private static String bytes(long number) {
    return number + (number == 1 ? " byte" : " bytes");
  }

  /**
   * Writes what was given to keep, and lets go of the folder. No LLM may use it any more.
   *
   * @throws IOException if the disk fails
   */
  @Override
  public void close() throws IOException {
    journal.close();
  }
}
