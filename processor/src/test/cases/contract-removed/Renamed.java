package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Renamed extends AsyncLLM { //! error at Renamed: configs may name the type "com.acme:Former", which is gone; if Renamed is its new name, write aliases = "com.acme:Former" in @LLMType; to let such configs break, delete com.acme.Former.txt [retort:contract-removed]
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
