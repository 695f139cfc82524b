package com.acme.child;

import com.acme.base.*;
import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/** Concrete, with a preset. */
@LLMType
@Preset(name = "base_url", defaultValue = "https://near.example", env = "NEAR_URL")
@Preset(name = "top_p", defaultValue = "0.5")
public class Near extends Plain {
  /** A model. */
  @Attribute String model;
  @Override public String modelName() { return "m"; }

  /** Kept from the parent, with other text for one. */
  @Override
  protected GenerateOutput generateAsync(Input input, double topP, @Nullable List<String> stop) {
    return new GenerateOutput("");
  }
}
