package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Child extends AsyncLLM { //! error at Child: in dev.retort.llm.AsyncLLM.maxConcurrency: configs without "max_concurrency" mean 64 now, not 32; write @Preset(name = "max_concurrency", defaultValue = "32") on Child; to change what they mean, write in com.acme.Child.txt: parameter max_concurrency int above=0 default=64 [retort:contract-default]
  /** A name. */
  @Attribute String model;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
