package dev.retort.described;

import dev.retort.llm.LLM;

/** Stands for an LLM that answers a list of inputs. Nothing calls it. */
final class DescribedLLM extends LLM implements Stand {
  private final Values values;

  DescribedLLM(Values values) {
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
