package com.panel;

import dev.retort.annotation.*;
import dev.retort.cli.EchoLLM;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** Has a parameter of every type. */
@LLMType(aliases = "panels:Panel")
public class PanelLLM extends LLM {
  /** How it feels. */
  public enum Mood {
    CALM,
    WILD
  }

  /**
   * A way.
   *
   * @param weight how much
   * @param via where to
   * @param mood how
   */
  public record Route(
      @RuntimeParam(defaultValue = "0.5") @DecimalMax("1") double weight,
      @Nullable URI via,
      Optional<Mood> mood) {}

  /** Moods. */
  @RuntimeParam(defaultValue = "calm") Mood mood;

  /** Routes. */
  @RuntimeParam @Size(min = 1, max = 2) @Nullable List<Route> routes;

  /** Named ones. */
  @RuntimeParam(defaultValue = "{}") Map<String, Route> named;

  /** Numbers. */
  @RuntimeParam(defaultValue = "[1]") Set<@Positive Integer> numbers;

  /** Key. */
  @RuntimeParam(env = "PANEL_NO_SUCH_KEY") Secret apiKey;

  /** Headers. */
  @RuntimeParam(defaultValue = "{}") Map<String, String> defaultHeaders;

  /** Wait. */
  @RuntimeParam(name = "rest", identity = false, aliases = "pause") @Positive @Nullable Duration rest;

  /** Where. */
  @Attribute @Nullable Path corpus;

  /** Anything. */
  @RuntimeParam @Nullable JsonValue extra;

  /** Any. */
  @Attribute @Nullable LLM any;

  /** One that echoes. */
  @Attribute @Nullable EchoLLM echo;

  /** Several. */
  @Attribute @Nullable List<AsyncLLM> several;

  /** Code. */
  @Attribute(defaultValue = "ab") @Pattern(regexp = "[a-c]+", message = "takes a, b and c") String code;

  /** Made by generated code. */
  public PanelLLM() {}

  @Override
  public String modelName() {
    return "panel";
  }

  /**
   * Answers.
   *
   * @param tone of the answer, which must be given
   * @param route to take
   * @param limit of the answer
   */
  List<GenerateOutput> generate(
      List<Input> inputs,
      int numGenerations,
      @RuntimeParam @NotBlank String tone,
      @RuntimeParam @Nullable Route route,
      @RuntimeParam(defaultValue = "7") @Max(9) @Nullable Integer limit) {
    return List.of();
  }
}
