package com.hostile;

import dev.retort.descriptor.GeneratedBy;
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
  public static final class Builder_ {
    private java.lang. @Nullable Integer json;
    private @Nullable Builder builder_;
    private @Nullable Optional<java.lang.String> java;
    private @Nullable Optional<List<java.lang.String>> dev;
    private java.lang. @Nullable Integer this_;
    private java.lang. @Nullable Integer llm;
    private java.lang. @Nullable Integer index;
    private java.lang. @Nullable Integer numGenerations;
    private java.lang. @Nullable Integer hashCode_;
    private @Nullable Long wait_;
    private java.lang. @Nullable Integer get;
    private java.lang. @Nullable Integer call;
    private java.lang. @Nullable Integer build;
    private java.lang. @Nullable Integer values;
    private java.lang. @Nullable Integer inputs;

    private Builder_() {
    }

    /**
     * a.
     *
     * @param json default 1
     */
    public Builder_ json(int json) {
      this.json = json;
      return this;
    }

    /**
     * b.
     *
     * @param builder default one
     */
    public Builder_ builder_(Builder builder_) {
      this.builder_ = builder_;
      return this;
    }

    /**
     * c.
     *
     * @param java default a
     */
    public Builder_ java(java.lang. @Nullable String java) {
      this.java = Optional.ofNullable(java);
      return this;
    }

    /**
     * d.
     *
     * @param dev default []
     */
    public Builder_ dev(@Nullable List<java.lang.String> dev) {
      this.dev = Optional.ofNullable(dev);
      return this;
    }

    /**
     * e.
     *
     * @param this_ default 1
     */
    public Builder_ this_(int this_) {
      this.this_ = this_;
      return this;
    }

    /**
     * f.
     *
     * @param llm default 1
     */
    public Builder_ llm(int llm) {
      this.llm = llm;
      return this;
    }

    /**
     * g.
     *
     * @param index default 1
     */
    public Builder_ index(int index) {
      this.index = index;
      return this;
    }

    /**
     * h.
     *
     * @param numGenerations default 1
     */
    public Builder_ numGenerations(java.lang.Integer numGenerations) {
      this.numGenerations = numGenerations;
      return this;
    }

    /**
     * i.
     *
     * @param hashCode default 1
     */
    public Builder_ hashCode_(int hashCode_) {
      this.hashCode_ = hashCode_;
      return this;
    }

    /**
     * j.
     *
     * @param wait default 1
     */
    public Builder_ wait_(long wait_) {
      this.wait_ = wait_;
      return this;
    }

    /**
     * k.
     *
     * @param get default 1
     */
    public Builder_ get(int get) {
      this.get = get;
      return this;
    }

    /**
     * l.
     *
     * @param call default 1
     */
    public Builder_ call(int call) {
      this.call = call;
      return this;
    }

    /**
     * m.
     *
     * @param build default 1
     */
    public Builder_ build(int build) {
      this.build = build;
      return this;
    }

    /**
     * n.
     *
     * @param values default 1
     */
    public Builder_ values(int values) {
      this.values = values;
      return this;
    }

    /**
     * o.
     *
     * @param inputs default 1
     */
    public Builder_ inputs(int inputs) {
      this.inputs = inputs;
      return this;
    }

    /** Makes the kwargs. */
    public HostileKwargs build() {
      return new HostileKwargs(json, builder_, java, dev, this_, llm, index, numGenerations,
          hashCode_, wait_, get, call, build, values, inputs);
    }
  }
}
