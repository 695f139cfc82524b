package dev.retort.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells a second copy of an earlier answer by the name that the provider gave it. A faulty server
 * or proxy sends one into a connection that is at the next request by then, and nothing else in
 * HTTP/1.1 says that it does not answer that request. Safe for use by many threads.
 *
 * <p>Some servers give many answers one name. So a name is trusted only where the last answers all
 * had names of their own.
 */
final class EarlierAnswers {
  /** An answer came that had come before. */
  static final class Copy extends IOException {
    private static final long serialVersionUID = 1L;

    private final String name;

    Copy(String name) {
      super("an answer came twice");
      this.name = name;
    }

    /** What happened, with the provider's own words in it. */
    String what() {
      return "the answer " + name + " came before, to another request";
    }
  }

  /** So many answers with names of their own make a server's names trusted. */
  static final int TRUSTED_AFTER = 8;

  /** More than the connections of one client, each of which may bring a copy of its last answer. */
  private static final int REMEMBERED = 4096;

  private final Map<String, Integer> questions = new Questions();
  private int namesInARow;

  /**
   * Takes note of an answer.
   *
   * @param name by which the provider calls it
   * @param question hash of what it came for; the same question may have the same answer
   * @return whether it is one that came before, to another question
   */
  synchronized boolean isCopy(String name, int question) {
    Integer before = questions.putIfAbsent(name, question);
    if (before == null) {
      namesInARow = Math.min(namesInARow + 1, TRUSTED_AFTER);
      return false;
    }
    boolean trusted = namesInARow == TRUSTED_AFTER;
    namesInARow = 0;
    return trusted && before != question;
  }

  private static final class Questions extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > REMEMBERED;
    }
  }
}
