package com.acme;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/** All types of a config. */
@LLMType(aliases = {"acme.llms:Types", "other:Types"})
public class Types extends LLM implements SupportsImages, SupportsLogprobs {
  /** How it goes. */
  public enum Mode { FAST_AND_LOOSE, SLOW }

  /**
   * A nested value.
   *
   * @param depth how deep
   * @param label what it is called
   * @param sizes how large it is
   */
  public record Shape(@RuntimeParam(defaultValue = "3") @Min(1) int depth, @Nullable String label, Map<String, Double> sizes) {}

  /** A flag. */
  @RuntimeParam(defaultValue = "true") boolean flag;
  /** A byte. */
  @RuntimeParam(defaultValue = "-1") byte small;
  /** A short. */
  @RuntimeParam(defaultValue = "7") short shorter;
  /** A long. */
  @Attribute @Nullable Long big;
  /** A float. */
  @RuntimeParam(defaultValue = ".5") float ratio;
  /** A character. */
  @Attribute(defaultValue = ";") char separator;
  /** An amount. */
  @RuntimeParam(defaultValue = "1e3") BigDecimal amount;
  /** A duration. */
  @RuntimeParam(defaultValue = "500ms", identity = false) @PositiveOrZero Duration pause;
  /** A place. */
  @RuntimeParam(env = "ACME_URL") URI place;
  /** A file. */
  @Attribute Path file;
  /** A credential. */
  @RuntimeParam(env = "ACME_KEY") @Nullable Secret apiKey;
  /** Many credentials. */
  @Attribute @Nullable Map<String, Secret> secrets;
  /** Anything. */
  @RuntimeParam(defaultValue = "{\"a\": [1, 2.50, null]}") JsonValue open;
  /** A mode. */
  @RuntimeParam(defaultValue = "fast_and_loose") Mode mode;
  /** Texts. */
  @RuntimeParam(defaultValue = "[\"a\", \"\u00e9\"]") @Size(max = 4) List<@NotBlank String> texts;
  /** Numbers. */
  @RuntimeParam(defaultValue = "[1, 2]") @NotEmpty Set<@Max(9) Integer> numbers;
  /** By name. */
  @RuntimeParam @Nullable Map<String, List<Mode>> modes;
  /** Perhaps. */
  @RuntimeParam Optional<@Positive Double> maybe;
  /** A record. */
  @RuntimeParam @Nullable Shape shape;
  /** Records. */
  @RuntimeParam(defaultValue = "[{\"sizes\": {\"x\": 1}}]") List<Shape> shapes;
  /** Another LLM. */
  @Attribute LLM judge;
  /** Other LLMs. */
  @Attribute @Nullable List<AsyncLLM> jury;
  /** Matched. */
  @RuntimeParam(defaultValue = "abc") @Pattern(regexp = "[a-c]+", flags = Pattern.Flag.CASE_INSENSITIVE, message = "must be of \"a\" to c") String matched;
  /** Between. */
  @RuntimeParam(name = "in_between", aliases = {"between", "amid"}, defaultValue = "0") @DecimalMin(value = "-1.5", inclusive = false) @DecimalMax("2") double between;

  @Override public String modelName() { return "m"; }

  /**
   * Answers.
   *
   * @param temperature how warm
   * @param stop where it ends
   * @param style how it sounds
   * @param effort how hard it tries
   */
  List<GenerateOutput> generate(
      List<Input> inputs,
      int numGenerations,
      @RuntimeParam(defaultValue = "1.0") double temperature,
      @RuntimeParam(defaultValue = "[]") @Nullable List<String> stop,
      @RuntimeParam Optional<Mode> style,
      @RuntimeParam @Nullable Integer effort)
      throws java.io.IOException {
    return List.of();
  }
}
