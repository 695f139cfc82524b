package dev.retort.described;

import dev.retort.llm.AsyncLLM;

/** Stands for an LLM that answers one input at a time. Nothing calls it. */
final class DescribedAsyncLLM extends AsyncLLM implements Stand {
  private final Values values;

  DescribedAsyncLLM(Values values) {
    this.values = values;
  }

  @Override
  public Values values() {
    return values;
  }

  @Override
  public String modelName() {
    return describedBy().typeInfo().name();
  }
}
