package dev.retort.llamacpp;

import dev.retort.annotation.StructuredType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a story is about, with constraints of many kinds.
 *
 * @param name what others call them
 * @param age in years
 * @param code of two letters at least
 * @param motto what they say
 * @param friends who goes along
 */
@StructuredType
record Hero(
    @NotBlank @Size(max = 20) String name,
    @PositiveOrZero @Max(150) int age,
    @Pattern(regexp = "[A-Z]+") @Pattern(regexp = "[A-M]{2,6}") String code,
    @Size(max = 30) @Nullable String motto,
    @Size(max = 3) List<@NotBlank @Size(max = 8) String> friends) {}
