package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.time.*;
import java.util.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam(defaultValue = "0") @Positive int a; //! error at "0": the default "0" of a breaks its constraint: must be greater than 0 [retort:default-breaks]

  /** What it is. */
  @RuntimeParam(defaultValue = "") @NotBlank String b; //! error at "": the default "" of b breaks its constraint: must not be blank [retort:default-breaks]

  /** What it is. */
  @RuntimeParam(defaultValue = "[]") @NotEmpty List<String> c; //! error at "[]": the default "[]" of c breaks its constraint: must not be empty [retort:default-breaks]

  /** What it is. */
  @RuntimeParam(defaultValue = "[1, -1]") List<@Positive Integer> d; //! error at "[1, -1]": the default "[1, -1]" of d breaks its constraint: must be greater than 0 [retort:default-breaks]

  /** What it is. */
  @RuntimeParam(defaultValue = "abc") @Size(max = 2) String e; //! error at "abc": the default "abc" of e breaks its constraint: must have a size of at most 2 [retort:default-breaks]

  /** What it is. */
  @RuntimeParam(defaultValue = "x") @Pattern(regexp = "[0-9]+") String f; //! error at "x": the default "x" of f breaks its constraint: must match [0-9]+ [retort:default-breaks]

  /** What it is. */
  @RuntimeParam(defaultValue = "0s") @Positive Duration g; //! error at "0s": the default "0s" of g breaks its constraint: must be greater than 0 [retort:default-breaks]

  /** What it is. */
  @RuntimeParam(defaultValue = "9") @Max(value = 8, message = "is a nibble") int h; //! error at "9": the default "9" of h breaks its constraint: is a nibble [retort:default-breaks]

  /** What it is. */
  @RuntimeParam(defaultValue = "2") @DecimalMax(value = "2", inclusive = false) double i; //! error at "2": the default "2" of i breaks its constraint: must be less than 2 [retort:default-breaks]

  /** What it is. */
  @RuntimeParam(defaultValue = "5") Optional<@Max(4) Integer> j; //! error at "5": the default "5" of j breaks its constraint: must be at most 4 [retort:default-breaks]

  /** What it is. */
  @RuntimeParam(defaultValue = "{\"a\": 0}") Map<String, @Min(1) Integer> k; //! error at "{\"a\": 0}": the default "{"a": 0}" of k breaks its constraint: must be at least 1 [retort:default-breaks]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
