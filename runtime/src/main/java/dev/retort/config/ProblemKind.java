package dev.retort.config;

import org.jspecify.annotations.Nullable;

/** The kinds of problems that a config can have; each has a section in {@code docs/problems.md}. */
enum ProblemKind {
  SYNTAX("syntax"),
  NOT_TEXT("not-text"),
  TOO_LARGE("too-large"),
  TOO_DEEP("too-deep"),
  TOO_MANY_NODES("too-many-nodes"),
  YAML_FEATURE("yaml-feature"),
  DOUBLED_KEY("doubled-key"),
  UNKNOWN_KEY("unknown-key"),
  MISSING_KEY("missing-key"),
  WRONG_TYPE("wrong-type"),
  NULL_VALUE("null-value"),
  OUT_OF_RANGE("out-of-range"),
  WRONG_VALUE("wrong-value"),
  CLEAR_SECRET("clear-secret"),
  NOT_SETTABLE("not-settable"),
  UNKNOWN_TYPE("unknown-type"),
  OTHER_TYPE("other-type"),
  BROKEN_TYPE("broken-type"),
  BAD_ENVIRONMENT("bad-environment"),
  UNREADABLE_FILE("unreadable-file"),
  UNKNOWN_FORMAT("unknown-format"),
  UPSTREAM_KEY("upstream-key", Problem.Severity.WARNING);

  private final String id;
  private final Problem.Severity severity;

  ProblemKind(String id) {
    this(id, Problem.Severity.ERROR);
  }

  ProblemKind(String id, Problem.Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  String id() {
    return id;
  }

  Problem at(Problem.@Nullable Place place, String pointer, String message) {
    return at(place, pointer, message, null);
  }

  Problem at(
      Problem.@Nullable Place place, String pointer, String message, @Nullable String suggestion) {
    return new Problem(id, severity, pointer, place, message, suggestion);
  }
}
