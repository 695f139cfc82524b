package com.hostile;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Hostile text: *&#47; \\u002a/ \u002a and {@code a<b>&c} "quoted" {@link java.util.Map#get(Object) get it} $L $T.
 *
 * @param <T> nothing
 */
@Deprecated(forRemoval = true)
@LLMType
public class Hostile extends AsyncLLM {
  /** Named like a method. */
  @RuntimeParam(defaultValue = "1") int value;
  /** Named like a parameter. */
  @RuntimeParam(defaultValue = "1") int index;
  /** Named like the object. */
  @RuntimeParam(defaultValue = "*/ \\u002a/ \" \\ $S \n \u00e9") java.lang.String llm;
  /** Waits long. */
  @RuntimeParam(defaultValue = "1") long wait;
  /** Sets. */
  @RuntimeParam(defaultValue = "one") Builder set;
  /** Builds. */
  @RuntimeParam(defaultValue = "1") @Deprecated int build;
  /** Creates. */
  @RuntimeParam(defaultValue = "1") int create;

  @java.lang.Override
  public java.lang.String modelName() {
    return "m";
  }

  /**
   * Answers.
   *
   * @param json a
   * @param builder b
   * @param java c
   * @param dev d
   * @param this_ e
   * @param llm f
   * @param index g
   * @param numGenerations h
   * @param hashCode i
   * @param wait j
   * @param get k
   * @param call l
   * @param build m
   * @param values n
   * @param inputs o
   */
  @java.lang.SuppressWarnings("removal")
  CompletionStage<GenerateOutput> generateAsync(
      Input input,
      @RuntimeParam(defaultValue = "1") int json,
      @RuntimeParam(defaultValue = "one") Builder builder,
      @RuntimeParam(defaultValue = "a") java.lang.@Nullable String java,
      @RuntimeParam(defaultValue = "[]") java.util.@Nullable List<java.lang.String> dev,
      @RuntimeParam(defaultValue = "1") int this_,
      @RuntimeParam(defaultValue = "1") int llm,
      @RuntimeParam(defaultValue = "1") int index,
      @RuntimeParam(name = "count", defaultValue = "1") java.lang.Integer numGenerations,
      @RuntimeParam(defaultValue = "1") int hashCode,
      @RuntimeParam(defaultValue = "1") long wait,
      @RuntimeParam(defaultValue = "1") int get,
      @RuntimeParam(defaultValue = "1") int call,
      @RuntimeParam(defaultValue = "1") int build,
      @RuntimeParam(defaultValue = "1") int values,
      @RuntimeParam(name = "others", defaultValue = "1") int inputs) {
    throw new IllegalStateException();
  }
}
