package com.hostile;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.AsyncKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link Hostile}; null means not set here.
 *
 * @param json a
 * @param builder_ b
 * @param java c
 * @param dev d
 * @param this_ e
 * @param llm f
 * @param index g
 * @param numGenerations h
 * @param hashCode_ i
 * @param wait_ j
 * @param get k
 * @param call l
 * @param build m
 * @param values n
 * @param inputs o
 */
@GeneratedBy("dev.retort.processor")
@java.lang.SuppressWarnings({"NullAway", "deprecation", "removal"})
public record HostileKwargs(java.lang. @Nullable Integer json, @Nullable Builder builder_,
    @Nullable Optional<java.lang.String> java, @Nullable Optional<List<java.lang.String>> dev,
    java.lang. @Nullable Integer this_, java.lang. @Nullable Integer llm,
    java.lang. @Nullable Integer index, java.lang. @Nullable Integer numGenerations,
    java.lang. @Nullable Integer hashCode_, @Nullable Long wait_, java.lang. @Nullable Integer get,
    java.lang. @Nullable Integer call, java.lang. @Nullable Integer build,
    java.lang. @Nullable Integer values,
    java.lang. @Nullable Integer inputs) implements AsyncKwargs<Hostile> {
  /** Starts with nothing set. */
  public static Builder_ builder() {
    return new Builder_();
  }

  @java.lang.Override
  public java.lang. @Nullable Object get(int index_) {
    return switch (index_) {
      case 0 -> json;
      case 1 -> builder_;
      case 2 -> java;
      case 3 -> dev;
      case 4 -> this_;
      case 5 -> llm;
      case 6 -> index;
      case 7 -> numGenerations;
      case 8 -> hashCode_;
      case 9 -> wait_;
      case 10 -> get;
      case 11 -> call;
      case 12 -> build;
      case 13 -> values;
      case 14 -> inputs;
      default -> throw new java.lang.IndexOutOfBoundsException(index_);
    };
  }

  @java.lang.Override
  public CompletionStage<GenerateOutput> call(Hostile llm_, Input input, int numGenerations_) {
    return llm_.generateAsync(input, json, builder_, java == null ? null : java.orElse(null),
        dev == null ? null : dev.orElse(null), this_, llm, index, numGenerations, hashCode_, wait_,
        get, call, build, values, inputs);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder_ extends KwargsBuilder<HostileKwargs, Builder_> {
    private Builder_() {
      super(HostileDescriptor.INSTANCE);
    }

    /**
     * a.
     *
     * @param json default 1
     */
    public Builder_ json(int json) {
      return set(0, json);
    }

    /**
     * b.
     *
     * @param builder default one
     */
    public Builder_ builder_(Builder builder_) {
      return set(1, builder_);
    }

    /**
     * c.
     *
     * @param java default a
     */
    public Builder_ java(java.lang. @Nullable String java) {
      return set(2, Optional.ofNullable(java));
    }

    /**
     * d.
     *
     * @param dev default []
     */
    public Builder_ dev(@Nullable List<java.lang.String> dev) {
      return set(3, Optional.ofNullable(dev));
    }

    /**
     * e.
     *
     * @param this_ default 1
     */
    public Builder_ this_(int this_) {
      return set(4, this_);
    }

    /**
     * f.
     *
     * @param llm default 1
     */
    public Builder_ llm(int llm) {
      return set(5, llm);
    }

    /**
     * g.
     *
     * @param index default 1
     */
    public Builder_ index(int index) {
      return set(6, index);
    }

    /**
     * h.
     *
     * @param numGenerations default 1
     */
    public Builder_ numGenerations(java.lang.Integer numGenerations) {
      return set(7, numGenerations);
    }

    /**
     * i.
     *
     * @param hashCode default 1
     */
    public Builder_ hashCode_(int hashCode_) {
      return set(8, hashCode_);
    }

    /**
     * j.
     *
     * @param wait default 1
     */
    public Builder_ wait_(long wait_) {
      return set(9, wait_);
    }

    /**
     * k.
     *
     * @param get default 1
     */
    public Builder_ get(int get) {
      return set(10, get);
    }

    /**
     * l.
     *
     * @param call default 1
     */
    public Builder_ call(int call) {
      return set(11, call);
    }

    /**
     * m.
     *
     * @param build default 1
     */
    public Builder_ build(int build) {
      return set(12, build);
    }

    /**
     * n.
     *
     * @param values default 1
     */
    public Builder_ values(int values) {
      return set(13, values);
    }

    /**
     * o.
     *
     * @param inputs default 1
     */
    public Builder_ inputs(int inputs) {
      return set(14, inputs);
    }
  }
}
