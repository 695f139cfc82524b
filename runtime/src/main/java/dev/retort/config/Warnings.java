package dev.retort.config;

import java.util.List;
import org.slf4j.LoggerFactory;

/** Logs the warnings of a reading where the caller has no place for them. */
final class Warnings {
  private Warnings() {}

  static void log(List<Problem> problems) {
    for (Problem problem : problems) {
      if (problem.severity() == Problem.Severity.WARNING) {
        LoggerFactory.getLogger("dev.retort.config").warn("{}", problem);
      }
    }
  }
}
