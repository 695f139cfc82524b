package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class Nested extends AsyncLLM {
  /**
   * A range.
   *
   * @param from where it starts
   * @param to where it ends
   */
  record Range(int from, @Nullable Integer to) {}

  /** What it is. */
  @RuntimeParam(defaultValue = "a, b") List<String> a; //! error at "a, b": the default "a, b" of a is not JSON (a value expected at character 1) [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "[1, \"b\"]") List<Integer> b; //! error at "[1, \"b\"]": the default "[1, "b"]" of b is not a JSON integer [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "{\"a\": 1, \"a\": 2}") Map<String, Integer> c; //! error at "{\"a\": 1, \"a\": 2}": the default "{"a": 1, "a": 2}" of c is not JSON (a key that is not there twice expected at character 10) [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "[1, 1]") Set<Integer> d; //! error at "[1, 1]": the default "[1, 1]" of d is not a JSON array without repetition [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "{\"from\": 1, \"too\": 2}") Range e; //! error at "{\"from\": 1, \"too\": 2}": the default "{"from": 1, "too": 2}" of e is not a JSON object with the components of Range: it has no "too"; did you mean "to"? [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "{\"to\": 1}") Range f; //! error at "{\"to\": 1}": the default "{"to": 1}" of f is not a JSON object with the components of Range: "from" is missing [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "[]") Range g; //! error at "[]": the default "[]" of g is not a JSON object with the components of Range [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "[null]") List<String> h; //! error at "[null]": the default "[null]" of h is not a JSON string [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "{") JsonValue i; //! error at "{": the default "{" of i is not JSON (a key in quotes expected at character 2) [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "[1] 2") List<Integer> j; //! error at "[1] 2": the default "[1] 2" of j is not JSON (nothing more expected at character 5) [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "{}") List<Integer> k; //! error at "{}": the default "{}" of k is not a JSON array of integer values [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "[[1], [1.5]]") List<List<Integer>> l; //! error at "[[1], [1.5]]": the default "[[1], [1.5]]" of l is not an integer in digits [retort:default-invalid]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
