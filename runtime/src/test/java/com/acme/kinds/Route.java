package com.acme.kinds;

import dev.retort.annotation.RuntimeParam;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as a value.
 *
 * @param url where to
 * @param weight how much of the traffic
 * @param tags what it is for
 */
public record Route(
    URI url,
    @RuntimeParam(defaultValue = "1.5") @Positive double weight,
    @Nullable List<String> tags) {}
