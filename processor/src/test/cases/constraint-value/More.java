package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam @DecimalMin("a lot") double a; //! error at "a lot": "a lot" is not a decimal number [retort:constraint-value]

  /** What it is. */
  @RuntimeParam @DecimalMax(value = "") double b; //! error at "": "" is not a decimal number [retort:constraint-value]

  /** What it is. */
  @RuntimeParam @Size(min = -1) String c; //! error at -1: "-1" is not a size: 0 or more [retort:constraint-value]

  /** What it is. */
  @RuntimeParam @Size(max = -2) String d; //! error at -2: "-2" is not a size: 0 or more [retort:constraint-value]

  /** What it is. */
  @RuntimeParam List<@Pattern(regexp = "(") String> e; //! error at e: "(" is not a regular expression (Unclosed group near index 1) [retort:constraint-value]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
