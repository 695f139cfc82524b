package dev.retort.processor.check;

import dev.retort.processor.model.Declaration;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import java.util.Arrays;
import java.util.Set;

/** What sounds as if it could not change an answer needs a decision: cache keys rest on it. */
final class IdentityRules implements Rules.Rule {
  private static final Set<String> WORDS =
      Set.of(
          "timeout",
          "retry",
          "retries",
          "concurrency",
          "concurrent",
          "parallel",
          "poll",
          "interval",
          "log",
          "logging",
          "verbose",
          "progress",
          "cache");

  @Override
  public void check(Declaration declaration, Report report) {
    Rules.each(
        declaration.level(),
        param -> {
          if (!param.decided()
              && Arrays.stream(param.name().split("_")).anyMatch(WORDS::contains)) {
            report.add(Problem.IDENTITY_UNDECIDED, param.where(), param.name());
          }
        });
  }
}
