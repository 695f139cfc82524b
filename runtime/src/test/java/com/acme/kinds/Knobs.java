package com.acme.kinds;

import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.JsonValue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as the generation kwargs.
 *
 * @param temperature how random
 * @param mood how it feels
 * @param seed where the dice start
 * @param route where it goes
 * @param open whatever the server takes
 * @param stop texts that end a generation
 * @param pause how long it thinks
 */
public record Knobs(
    @RuntimeParam(defaultValue = "0.5", aliases = "temp") @DecimalMin("0") @DecimalMax("2")
        double temperature,
    @RuntimeParam(defaultValue = "calm") Mood mood,
    Optional<Long> seed,
    @Nullable Route route,
    @Nullable JsonValue open,
    @Nullable List<@NotBlank @Size(max = 5) String> stop,
    @RuntimeParam(defaultValue = "PT2S") Duration pause) {}
