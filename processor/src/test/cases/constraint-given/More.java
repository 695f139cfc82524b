package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;

/** A model that takes lists. */
@LLMType
public class More extends LLM {
  @Override
  public String modelName() {
    return "m";
  }

  List<GenerateOutput> generate(
      @NotNull @Size(max = 20) List<Input> inputs, //! error at @Size: @Size checks nothing: inputs is as the caller asks; drop it, and check what is asked in the method, and answer with a failure of the kind BAD_INPUT [retort:constraint-given]
      @Positive int numGenerations) { //! error at @Positive: @Positive checks nothing: numGenerations is as the caller asks; drop it, and where the server gives fewer at once, leave numGenerations out, and the runtime asks for one after the other [retort:constraint-given]
    return List.of();
  }
}
