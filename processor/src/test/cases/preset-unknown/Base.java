package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.net.*;
import org.jspecify.annotations.Nullable;

/** A model with a default. */
@LLMType
public class Base extends AsyncLLM {
  /** Where it is. */
  @RuntimeParam(defaultValue = "https://a.example", aliases = "root") URI baseUrl;

  /** Who judges. */
  @Attribute @Nullable AsyncLLM judge;

  /** Who pays. */
  @RuntimeParam @Nullable Secret apiKey;

  @Override
  public String modelName() {
    return "m";
  }

  /**
   * Answers.
   *
   * @param heat how warm
   */
  GenerateOutput generateAsync(
      Input input, @RuntimeParam(defaultValue = "1") @DecimalMax("2") double heat) {
    return new GenerateOutput("");
  }
}
