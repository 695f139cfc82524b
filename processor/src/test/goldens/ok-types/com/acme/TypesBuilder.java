package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.JsonValue;
import dev.retort.llm.LLM;
import dev.retort.llm.LLMBuilder;
import dev.retort.llm.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds {@link Types}. */
@GeneratedBy("dev.retort.processor")
public final class TypesBuilder extends LLMBuilder<Types, TypesBuilder> {
  private TypesBuilder() {
    super(TypesSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static TypesBuilder create() {
    return new TypesBuilder();
  }

  /**
   * A flag.
   *
   * @param flag default true
   */
  public TypesBuilder flag(boolean flag) {
    return set("flag", flag);
  }

  /**
   * A byte.
   *
   * @param small default -1
   */
  public TypesBuilder small(byte small) {
    return set("small", small);
  }

  /**
   * A short.
   *
   * @param shorter default 7
   */
  public TypesBuilder shorter(short shorter) {
    return set("shorter", shorter);
  }

  /** A long. */
  public TypesBuilder big(@Nullable Long big) {
    return set("big", big);
  }

  /**
   * A float.
   *
   * @param ratio default .5
   */
  public TypesBuilder ratio(float ratio) {
    return set("ratio", ratio);
  }

  /**
   * A character.
   *
   * @param separator default ;
   */
  public TypesBuilder separator(char separator) {
    return set("separator", separator);
  }

  /**
   * An amount.
   *
   * @param amount default 1e3
   */
  public TypesBuilder amount(BigDecimal amount) {
    return set("amount", amount);
  }

  /**
   * A duration.
   *
   * @param pause must be at least 0; default 500ms
   */
  public TypesBuilder pause(Duration pause) {
    return set("pause", pause);
  }

  /**
   * A place.
   *
   * @param place by default from the environment variable ACME_URL
   */
  public TypesBuilder place(URI place) {
    return set("place", place);
  }

  /** A file. */
  public TypesBuilder file(Path file) {
    return set("file", file);
  }

  /**
   * A credential.
   *
   * @param apiKey by default from the environment variable ACME_KEY
   */
  public TypesBuilder apiKey(@Nullable Secret apiKey) {
    return set("api_key", apiKey);
  }

  /** Many credentials. */
  public TypesBuilder secrets(@Nullable Map<String, Secret> secrets) {
    return set("secrets", secrets);
  }

  /**
   * Anything.
   *
   * @param open default &#123;"a": [1, 2.50, null]&#125;
   */
  public TypesBuilder open(JsonValue open) {
    return set("open", open);
  }

  /**
   * A mode.
   *
   * @param mode default fast_and_loose
   */
  public TypesBuilder mode(Types.Mode mode) {
    return set("mode", mode);
  }

  /**
   * Texts.
   *
   * @param texts must have a size of at most 4; default ["a", "&#233;"]
   */
  public TypesBuilder texts(List<String> texts) {
    return set("texts", texts);
  }

  /**
   * Numbers.
   *
   * @param numbers must not be empty; default [1, 2]
   */
  public TypesBuilder numbers(Set<Integer> numbers) {
    return set("numbers", numbers);
  }

  /** By name. */
  public TypesBuilder modes(@Nullable Map<String, List<Types.Mode>> modes) {
    return set("modes", modes);
  }

  /**
   * Perhaps.
   *
   * @param maybe must be greater than 0
   */
  public TypesBuilder maybe(Optional<Double> maybe) {
    return set("maybe", maybe);
  }

  /** A record. */
  public TypesBuilder shape(Types. @Nullable Shape shape) {
    return set("shape", shape);
  }

  /**
   * Records.
   *
   * @param shapes default [&#123;"sizes": &#123;"x": 1&#125;&#125;]
   */
  public TypesBuilder shapes(List<Types.Shape> shapes) {
    return set("shapes", shapes);
  }

  /** Another LLM. */
  public TypesBuilder judge(LLM judge) {
    return set("judge", judge);
  }

  /** Other LLMs. */
  public TypesBuilder jury(@Nullable List<AsyncLLM> jury) {
    return set("jury", jury);
  }

  /**
   * Matched.
   *
   * @param matched must be of "a" to c; default abc
   */
  public TypesBuilder matched(String matched) {
    return set("matched", matched);
  }

  /**
   * Between.
   *
   * @param between must be greater than -1.5; must be at most 2; default 0
   */
  public TypesBuilder between(double between) {
    return set("in_between", between);
  }

  /** Sets the generation kwargs, all at once. */
  public TypesBuilder generationKwargs(TypesKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public TypesBuilder generationKwargs(Consumer<TypesKwargs.Builder> generationKwargs) {
    TypesKwargs.Builder kwargs = TypesKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
