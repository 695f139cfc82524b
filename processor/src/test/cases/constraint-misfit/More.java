package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.net.*;
import java.util.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** How it sounds. */
  enum Style { PLAIN, ORNATE }

  /** What it is. */
  @RuntimeParam @Min(1) String a; //! error at @Min: @Min does not fit a string; it is for numbers and durations [retort:constraint-misfit]

  /** What it is. */
  @RuntimeParam @NotBlank List<String> b; //! error at @NotBlank: @NotBlank does not fit a list[string]; it is for text [retort:constraint-misfit]

  /** What it is. */
  @RuntimeParam @Pattern(regexp = "a") int c; //! error at @Pattern: @Pattern does not fit an integer; it is for text [retort:constraint-misfit]

  /** What it is. */
  @RuntimeParam @NotEmpty boolean d; //! error at @NotEmpty: @NotEmpty does not fit a boolean; it is for text, lists, sets and maps [retort:constraint-misfit]

  /** What it is. */
  @RuntimeParam @Positive List<Integer> e; //! error at @Positive: @Positive does not fit a list[integer]; it is for numbers and durations [retort:constraint-misfit]

  /** What it is. */
  @RuntimeParam @NotBlank Style f; //! error at @NotBlank: @NotBlank does not fit an enum; it is for text [retort:constraint-misfit]

  /** What it is. */
  @RuntimeParam @Size(max = 1) URI g; //! error at @Size: @Size does not fit a uri; it is for text, lists, sets and maps [retort:constraint-misfit]

  /** What it is. */
  @RuntimeParam @NotEmpty JsonValue h; //! error at @NotEmpty: @NotEmpty does not fit a json; it is for text, lists, sets and maps [retort:constraint-misfit]

  /** What it is. */
  @RuntimeParam @NotBlank Secret i; //! error at @NotBlank: @NotBlank does not fit a secret; it is for text [retort:constraint-misfit]

  /** What it is. */
  @RuntimeParam List<@Min(1) String> j; //! error at j: @Min does not fit a string; it is for numbers and durations [retort:constraint-misfit]

  /** What it is. */
  @RuntimeParam Map<@NotBlank String, Integer> k; //! error at k: @NotBlank says nothing on the keys of a map; check them in load() [retort:constraint-key]

  /** What it is. */
  @RuntimeParam @Min(1) char l; //! error at @Min: @Min does not fit a character; it is for numbers and durations [retort:constraint-misfit]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
