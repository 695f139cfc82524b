package com.acme.nasty;

import dev.retort.annotation.RuntimeParam;
import dev.retort.annotation.StructuredType;
import dev.retort.llm.JsonValue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything at once: *&#47; {@code a < b} "quoted" $T &mdash; end. */
public interface Order {
  /** How it is paid. */
  sealed interface Payment permits Card, Transfer, Voucher {}

  /**
   * By card.
   *
   * @param number without spaces
   * @param holder who signs
   */
  record Card(@Pattern(regexp = "[0-9]{12,19}") @Size(max = 19) java.lang.String number, @NotBlank java.lang.String holder)
      implements Payment {}

  /** From bank to bank. */
  sealed interface Transfer extends Payment {}

  /** Within the euro zone. */
  record SepaTransfer(@Pattern(regexp = "[A-Z]{2}.*") @Pattern(regexp = ".{15,34}") java.lang.String iban)
      implements Transfer {}

  /** A gift. */
  record Voucher() implements Payment {}

  /** Where it is. */
  enum State {
    NEW,
    PAID_FOR,
    String
  }

  /** A line of the order. */
  record Line(@NotBlank java.lang.String sku, @Positive int count, Optional<@Size(min = 1, max = 3) List<Line2>> parts) {}

  /** A line of a line. */
  record Line2(byte b, short s, long l, float f, double d, char c, boolean z) {}

  /** Boxed and rare. */
  record Rare(
      @Nullable Byte b,
      @Nullable Short s,
      Integer i,
      @Nullable Long l,
      Float f,
      @Nullable Double d,
      Character c,
      @Nullable Boolean z,
      @Nullable State state,
      @Nullable Payment payment,
      Optional<java.lang.@Size(min = 1) String> text,
      Optional<Duration> time) {}

  /**
   * The whole.
   *
   * @param id of it
   */
  @StructuredType(strict = false)
  record Whole(
      java.lang.String id,
      @RuntimeParam(name = "class", description = "Wins over Javadoc.") State clazz,
      @NotEmpty @Size(max = 5) Set<java.lang.@NotBlank String> tags,
      @DecimalMin(value = "0.01", inclusive = false) BigDecimal total,
      Duration took,
      URI link,
      Path file,
      JsonValue open,
      @Nullable JsonValue nothing,
      Map<java.lang.String, @Positive Integer> counts,
      Map<java.lang.String, List<Map<java.lang.String, Line>>> deep,
      List<Payment> payments,
      Card card,
      Rare rare,
      List<List<State>> states) {}

  /** Nothing. */
  @StructuredType
  record Empty() {}
}
