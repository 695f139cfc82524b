package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets several models propose and one judge. */
@LLMType
class MixtureLLM extends LLM {
  /** Decides. */
  @Attribute LLM judge;

  /** Propose. */
  @Attribute List<LLM> proposers;

  /** Decides where the judge cannot. */
  @Attribute @Nullable LLM other;

  /** How often they propose; until they agree if not set. */
  @RuntimeParam @Nullable @Positive Integer rounds;

  @Override public String modelName() { return "mixture"; }

  /** Answers. */
  List<GenerateOutput> generate(List<Input> inputs, int numGenerations) {
    return List.of();
  }
}
