package dev.retort.processor.read;

/** What values of a type are for: that decides which types there are. */
enum Use {
  /** Settings of an LLM or a step. */
  CONFIG("a config"),
  /** What a model answers. */
  ANSWER("an answer");

  private final String label;

  Use(String label) {
    this.label = label;
  }

  /** With an article. */
  String label() {
    return label;
  }
}
