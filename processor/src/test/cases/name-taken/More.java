package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class More extends AsyncLLM { //! ecj error at More: in com.acme.More.Pair.b: the name "a" is taken by a; choose another with name = "..." [retort:name-taken]
  /** What it is. */
  @Attribute String model;

  /** What it is. */
  @RuntimeParam(name = "model") String other; //! error at "model": the name "model" is taken by model; choose another with name = "..." [retort:name-taken]

  /** What it is. */
  @RuntimeParam @Nullable String jobsIds; //! error at @RuntimeParam: the name "jobs_ids" is taken by jobsIds of LLM; choose another with name = "..." [retort:name-taken]

  /** What it is. */
  @RuntimeParam String generationKwargs; //! error at @RuntimeParam: the name "generation_kwargs" is taken by generationKwargs of LLM; choose another with name = "..." [retort:name-taken]

  /** What it is. */
  @RuntimeParam(identity = true) String maxHttpRetry;

  /** What it is. */
  @RuntimeParam(identity = true) String maxHTTPRetry; //! error at @RuntimeParam: the name "max_http_retry" is taken by maxHttpRetry; choose another with name = "..." [retort:name-taken]

  @Override
  public String modelName() {
    return "m";
  }

  /**
   * Two in a record.
   *
   * @param a one
   * @param b two
   */
  record Pair(int a, @RuntimeParam(name = "a") int b) {} //! javac error at "a": the name "a" is taken by a; choose another with name = "..." [retort:name-taken]

  /**
   * Answers.
   *
   * @param heat how warm
   * @param more how much
   * @param pairs pairs
   */
  GenerateOutput generateAsync(Input input, @RuntimeParam double heat, @RuntimeParam(name = "heat") int more, @RuntimeParam List<Pair> pairs) { //! error at "heat": the name "heat" is taken by heat; choose another with name = "..." [retort:name-taken]
    return new GenerateOutput("");
  }
}
