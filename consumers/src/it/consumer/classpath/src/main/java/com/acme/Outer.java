package com.acme;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.LLM;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds an LLM as a nested class. */
public final class Outer {
  private Outer() {}

  /** How a model feels. */
  public enum Mood {
    CALM,
    VERY_LOUD
  }

  /**
   * What may be said with a call.
   *
   * @param temperature how random
   * @param mood how it feels
   * @param seed where the dice start
   * @param stop texts that end a generation
   */
  public record Knobs(
      @RuntimeParam(defaultValue = "0.5") @DecimalMin("0") @DecimalMax("2") double temperature,
      @RuntimeParam(defaultValue = "calm") Mood mood,
      Optional<Long> seed,
      @Nullable List<@NotBlank String> stop) {}

  /** Answers with what it was given. */
  @LLMType(aliases = "acme.llms:Inner")
  public static class Inner extends LLM {
    /** A duration. */
    @RuntimeParam(defaultValue = "250ms")
    Duration pause;

    /** An address. */
    @Attribute(defaultValue = "http://x.example")
    URI address;

    /** A file. */
    @Attribute(defaultValue = "some/file.txt")
    Path file;

    /** An exact number. */
    @Attribute(defaultValue = "1.250")
    BigDecimal price;

    /** Whatever JSON can say. */
    @RuntimeParam(defaultValue = "{\"a\":[1,2.50,null]}")
    JsonValue open;

    /** Numbers by text. */
    @RuntimeParam(defaultValue = "{}")
    Map<String, Integer> byKey;

    @Override
    public String modelName() {
      return "inner";
    }

    /** Answers all inputs. */
    List<GenerateOutput> generate(
        List<Input> inputs, int numGenerations, @RuntimeParam Knobs knobs) {
      return inputs.stream()
          .map(
              input ->
                  GenerateOutput.of(
                      Collections.nCopies(numGenerations, knobs.toString()),
                      GenerateOutput.Statistics.NONE))
          .toList();
    }
  }
}
