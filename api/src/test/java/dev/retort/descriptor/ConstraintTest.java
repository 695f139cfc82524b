package dev.retort.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstraintTest {
  @Test
  void boundsCompareAsDecimalsOfTheText() {
    Constraint atMost = Constraint.upper("0.1", true);
    assertThat(atMost.allows(0.1)).isTrue();
    assertThat(atMost.allows(0.1f)).isTrue();
    assertThat(atMost.allows(new BigDecimal("0.1000000000000000000001"))).isFalse();
    assertThat(atMost.rule()).isEqualTo("must be at most 0.1");
  }

  @Test
  void anExclusiveBoundRefusesItself() {
    Constraint above = Constraint.lower("0", false);
    assertThat(above.allows(0)).isFalse();
    assertThat(above.allows(1L)).isTrue();
    assertThat(above.rule()).isEqualTo("must be greater than 0");
  }

  @Test
  void durationsCompareAsSeconds() {
    assertThat(Constraint.lower("1.5", true).allows(Duration.ofMillis(1500))).isTrue();
    assertThat(Constraint.lower("1.5", true).allows(Duration.ofMillis(1499))).isFalse();
  }

  @Test
  void sizeCountsUtf16UnitsItemsAndKeys() {
    Constraint two = Constraint.size(2, 2);
    assertThat(two.allows("😀")).isTrue();
    assertThat(two.allows(List.of(1, 2))).isTrue();
    assertThat(two.allows(Map.of("a", 1))).isFalse();
    assertThat(two.rule()).isEqualTo("must have a size between 2 and 2");
  }

  @Test
  void openSizesNameTheirOneBound() {
    assertThat(Constraint.size(1, Integer.MAX_VALUE).rule())
        .isEqualTo("must have a size of at least 1");
    assertThat(Constraint.size(0, 4).rule()).isEqualTo("must have a size of at most 4");
  }

  @Test
  void whiteSpaceIsBlankAndNotEmpty() {
    assertThat(Constraint.notBlank().allows(" \t")).isFalse();
    assertThat(Constraint.notEmpty().allows(" ")).isTrue();
    assertThat(Constraint.notEmpty().allows(List.of())).isFalse();
  }

  @Test
  void aPatternMustMatchTheWholeText() {
    assertThat(Constraint.pattern("[a-z]+", 0).allows("abc1")).isFalse();
    assertThat(Constraint.pattern("[a-z]+", 0).allows("abc")).isTrue();
  }

  @Test
  void anOwnMessageReplacesTheSentence() {
    assertThat(Constraint.notBlank().sentence()).isEqualTo("must not be blank");
    assertThat(Constraint.notBlank().message("say something").sentence())
        .isEqualTo("say something");
  }

  @Test
  void constraintsOfAnOptionalAreThoseOfItsValue() {
    ValueType type = ValueTypes.optionalOf(ValueTypes.INT).atLeast("1");
    assertThat(type)
        .isEqualTo(ValueTypes.optionalOf(ValueTypes.INT.with(Constraint.lower("1", true))));
  }
}
