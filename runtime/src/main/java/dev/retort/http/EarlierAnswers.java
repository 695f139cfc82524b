package dev.retort.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells a second copy of an earlier answer by the name that the provider gave it. A faulty server
 * or proxy sends one into a connection that is at the next request by then, and nothing else in
 * HTTP/1.1 says that it does not answer that request. Safe for use by many threads.
 *
 * <p>Some servers give many answers one name. So names are trusted only as long as more answers had
 * names of their own than came again, and none that comes again and again. Copies may come in
 * numbers: what puts one connection out of step does so to others.
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

  /** Each copy takes one of these away, so they bound what a server of few names is asked twice. */
  private static final int TRUSTED_AT_MOST = 64;

  /** A name that came to more questions than these is that of a server, not of an answer. */
  private static final int COPIES_OF_ONE = 3;

  /** More than the connections of one client, each of which may bring a copy of its last answer. */
  private static final int REMEMBERED = 4096;

  /** What an answer came for at first, and to how many other questions it came since. */
  private static final class Asked {
    final int question;
    int copies;

    Asked(int question) {
      this.question = question;
    }
  }

  private final Map<String, Asked> answers = new Remembered();
  private int trust;

  /**
   * Takes note of an answer.
   *
   * @param name by which the provider calls it
   * @param question hash of what it came for; the same question may have the same answer
   * @return whether it is one that came before, to another question
   */
  synchronized boolean isCopy(String name, int question) {
    Asked before = answers.get(name);
    if (before == null) {
      answers.put(name, new Asked(question));
      trust = Math.min(trust + 1, TRUSTED_AT_MOST);
      return false;
    }
    if (before.question == question) {
      return false;
    }
    before.copies++;
    if (trust < TRUSTED_AFTER || before.copies > COPIES_OF_ONE) {
      trust = 0;
      return false;
    }
    trust--;
    return true;
  }

  private static final class Remembered extends LinkedHashMap<String, Asked> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) {
      return size() > REMEMBERED;
    }
  }
}
