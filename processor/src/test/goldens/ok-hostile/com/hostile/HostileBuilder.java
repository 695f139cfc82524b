package com.hostile;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Hostile}. */
@GeneratedBy("dev.retort.processor")
@java.lang.SuppressWarnings({"deprecation", "removal"})
public final class HostileBuilder extends AsyncLLMBuilder<Hostile, HostileBuilder> {
  private HostileBuilder() {
    super(HostileSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static HostileBuilder create() {
    return new HostileBuilder();
  }

  /**
   * Named like a method.
   *
   * @param value default 1
   */
  public HostileBuilder value(int value) {
    return set("value", value);
  }

  /**
   * Named like a parameter.
   *
   * @param index default 1
   */
  public HostileBuilder index(int index) {
    return set("index", index);
  }

  /**
   * Named like the object.
   *
   * @param llm default *&#47; &#92;u002a/ " &#92; $S &#233;
   */
  public HostileBuilder llm(java.lang.String llm) {
    return set("llm", llm);
  }

  /**
   * Waits long.
   *
   * @param wait default 1
   */
  public HostileBuilder wait_(long wait) {
    return set("wait", wait);
  }

  /**
   * Sets.
   *
   * @param set default one
   */
  public HostileBuilder set(Builder set) {
    return set("set", set);
  }

  /**
   * Builds.
   *
   * @param build default 1
   */
  public HostileBuilder build(int build) {
    return set("build", build);
  }

  /**
   * Creates.
   *
   * @param create default 1
   */
  public HostileBuilder create(int create) {
    return set("create", create);
  }

  /** Sets the generation kwargs, all at once. */
  public HostileBuilder generationKwargs(HostileKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public HostileBuilder generationKwargs(Consumer<HostileKwargs.Builder_> generationKwargs) {
    HostileKwargs.Builder_ kwargs = HostileKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
