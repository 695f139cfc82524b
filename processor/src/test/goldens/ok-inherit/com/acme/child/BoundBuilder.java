package com.acme.child;

import com.acme.base.Base;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds {@link Bound}. */
@GeneratedBy("dev.retort.processor")
public final class BoundBuilder extends AsyncLLMBuilder<Bound, BoundBuilder> {
  private BoundBuilder() {
    super(BoundSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static BoundBuilder create() {
    return new BoundBuilder();
  }

  /** The settings. */
  public BoundBuilder settings(Map<String, Integer> settings) {
    return set("settings", settings);
  }

  /**
   * A count.
   *
   * @param count default 2
   */
  public BoundBuilder count(int count) {
    return set("count", count);
  }

  /** Bounds by name. */
  public BoundBuilder bounds(@Nullable Map<String, Integer> bounds) {
    return set("bounds", bounds);
  }

  /** Shapes. */
  public BoundBuilder shapes(@Nullable List<Base.Outline> shapes) {
    return set("shapes", shapes);
  }

  /**
   * One more.
   *
   * @param more default x
   */
  public BoundBuilder more(String more) {
    return set("more", more);
  }

  /** Sets the generation kwargs, all at once. */
  public BoundBuilder generationKwargs(BoundKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public BoundBuilder generationKwargs(Consumer<BoundKwargs.Builder> generationKwargs) {
    BoundKwargs.Builder kwargs = BoundKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
