package com.acme.kinds;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.LLM;
import dev.retort.llm.Secret;
import dev.retort.llm.SupportsLogprobs;
import dev.retort.llm.SupportsStructuredOutput;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Nested classes with parameters of every kind. */
public final class Kinds {
  private Kinds() {}

  /** Has a parameter of every kind. */
  @LLMType(aliases = {"old.kinds:EveryLLM", "older.kinds:EveryLLM"})
  @SuppressWarnings("NullAway.Init")
  public static class Every extends AsyncLLM implements SupportsStructuredOutput, SupportsLogprobs {
    /** A boolean. */
    @Attribute(defaultValue = "true")
    boolean aBoolean;

    /** A byte. */
    @Attribute(defaultValue = "1")
    byte aByte;

    /** A short. */
    @Attribute(defaultValue = "2")
    short aShort;

    /** An int. */
    @Attribute(defaultValue = "3")
    int anInt;

    /** A long. */
    @Attribute(defaultValue = "4")
    Long aLong;

    /** A float. */
    @Attribute(defaultValue = "1.5")
    float aFloat;

    /** A double. */
    @Attribute(defaultValue = "2.5")
    Double aDouble;

    /** A character. */
    @Attribute(defaultValue = "x")
    char aChar;

    /** A text, once called otherwise. */
    @Attribute(defaultValue = "text", aliases = "model_id")
    String model;

    /** One of some names. */
    @Attribute(defaultValue = "very_loud")
    Mood mood;

    /** An exact number. */
    @Attribute(defaultValue = "1.250")
    BigDecimal aDecimal;

    /** A duration. */
    @RuntimeParam(defaultValue = "250ms", identity = false)
    Duration pollInterval;

    /** An address. */
    @Attribute(defaultValue = "http://x.example")
    URI anUri;

    /** A file. */
    @Attribute(defaultValue = "some/file.txt")
    Path aPath;

    /** A credential. */
    @RuntimeParam @Nullable Secret apiKey;

    /** Credentials by host. */
    @RuntimeParam @Nullable Map<String, Secret> keys;

    /** Whatever JSON can say. */
    @RuntimeParam(defaultValue = "{\"a\":[1,2.50,null]}")
    JsonValue open;

    /** Texts that are not blank. */
    @RuntimeParam(defaultValue = "[\"a\",\"b\"]")
    List<@NotBlank String> names;

    /** Small numbers, each once. */
    @RuntimeParam(defaultValue = "[3,1]")
    Set<@Max(9) Integer> numbers;

    /** Numbers by text. */
    @RuntimeParam(defaultValue = "{\"k\":1}")
    Map<String, @Min(0) Integer> byKey;

    /** Perhaps a text. */
    @RuntimeParam Optional<String> maybe;

    /** A record. */
    @RuntimeParam(defaultValue = "{\"url\":\"http://r\"}")
    Route route;

    /** Records. */
    @RuntimeParam @Nullable List<Route> routes;

    /** A number under another name. */
    @RuntimeParam(name = "renamed_here", aliases = "old_name")
    @Nullable Integer other;

    @Override
    public String modelName() {
      return model;
    }

    /** Answers with what it was given. */
    CompletableFuture<GenerateOutput> generateAsync(Input input, @RuntimeParam Knobs knobs) {
      return CompletableFuture.completedFuture(GenerateOutput.of(knobs.toString()));
    }
  }

  /** Holds other LLMs. */
  @LLMType
  @SuppressWarnings("NullAway.Init")
  public static final class Jury extends LLM {
    /** Decides. */
    @Attribute AsyncLLM judge;

    /** Propose. */
    @Attribute List<LLM> members;

    @Override
    public String modelName() {
      return "jury";
    }

    /** Lets the first member answer. */
    List<GenerateOutput> generate(List<Input> inputs, int numGenerations) {
      return members.get(0).generateOutputs(inputs, numGenerations);
    }
  }
}
