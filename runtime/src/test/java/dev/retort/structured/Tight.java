package dev.retort.structured;

import dev.retort.annotation.StructuredType;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Several constraints of a kind on one value, the tighter one first or last.
 *
 * @param above a number
 * @param from a number
 * @param upTo a number
 * @param code a text
 * @param few some texts
 * @param iban an account
 */
@StructuredType
record Tight(
    @DecimalMin(value = "5", inclusive = false) @Positive double above,
    @Min(5) @DecimalMin("1") int from,
    @DecimalMax("3.5") @Max(9) double upTo,
    @Size(min = 2, max = 9) @Size(max = 3) String code,
    @Size(min = 2) @NotEmpty List<String> few,
    @Pattern(regexp = "[A-Z]{2}.*") @Pattern(regexp = ".{15,34}") String iban) {}
