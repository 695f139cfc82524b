package com.acme.offline.away;

import com.acme.offline.OnceKwargs;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.KwargsBuilder;
import dev.retort.llm.BlockingKwargs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.OfflineKwargs;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the generation kwargs of {@link Away}; null means not set here.
 *
 * @param heat how warm
 * @param stop where it ends
 */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public record AwayKwargs(@Nullable Double heat,
    @Nullable Optional<List<String>> stop) implements BlockingKwargs<Away>, OfflineKwargs<Away> {
  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> heat;
      case 1 -> stop;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public GenerateOutput call(Away llm, Input input, int numGenerations) {
    return new OnceKwargs(heat,
        stop == null ? null : stop.orElse(null)).call(llm, input, numGenerations);
  }

  @Override
  public int requestsPerInput(int numGenerations) {
    return 1;
  }

  @Override
  public String request(Away llm, Input input, int numGenerations) {
    return new OnceKwargs(heat,
        stop == null ? null : stop.orElse(null)).request(llm, input, numGenerations);
  }

  /** Sets generation kwargs one by one. */
  public static final class Builder extends KwargsBuilder<AwayKwargs, Builder> {
    private Builder() {
      super(AwayDescriptor.INSTANCE);
    }

    /**
     * How warm.
     *
     * @param heat default 1
     */
    public Builder heat(double heat) {
      return set(0, heat);
    }

    /**
     * Where it ends.
     *
     * @param stop by default from the environment variable AWAY_STOP
     */
    public Builder stop(@Nullable List<String> stop) {
      return set(1, Optional.ofNullable(stop));
    }
  }
}
