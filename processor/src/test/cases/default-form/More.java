package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
@Preset(name = "inherited", defaultValue = "{\"schema\": {\"type\": \"integr\"}}") //! error at "{\"schema\": {\"type\": \"integr\"}}": the default of inherited is no form of answers: the JSON Schema is no good: /type: "integr" is no type [retort:default-form]
public class More extends Above {
  /** A form and its name. */
  public record Named(
      @RuntimeParam(description = "what it is called") String name,
      @RuntimeParam(description = "the form") StructuredOutputShape form) {}

  /** With a format. */
  @RuntimeParam(defaultValue = "{\"format\": \"regex\", \"schema\": {}}") StructuredOutputShape a; //! error at "{\"format\": \"regex\", \"schema\": {}}": the default of a is no form of answers: a text is expected [retort:default-form]

  /** In a list and in a record. */
  @Attribute(defaultValue = "[{\"name\": \"x\", \"form\": {\"schema\": \"integr\"}}]") List<Named> b; //! error at "[{\"name\": \"x\", \"form\": {\"schema\": \"integr\"}}]": the default of b is no form of answers: the JSON Schema is no good: /type: "integr" is no type [retort:default-form]

  /** In a map. */
  @Attribute(defaultValue = "{\"k\": {\"schema\": \"integr\"}}") Map<String, StructuredOutputShape> c; //! error at "{\"k\": {\"schema\": \"integr\"}}": the default of c is no form of answers: the JSON Schema is no good: /type: "integr" is no type [retort:default-form]

  /**
   * Answers.
   *
   * @param d of a call
   * @param heat how warm
   */
  GenerateOutput generateAsync(
      Input input,
      @RuntimeParam(defaultValue = "{\"schema\": \"integr\"}") StructuredOutputShape d, //! error at "{\"schema\": \"integr\"}": the default of d is no form of answers: the JSON Schema is no good: /type: "integr" is no type [retort:default-form]
      @RuntimeParam int heat) {
    return new GenerateOutput("");
  }
}
