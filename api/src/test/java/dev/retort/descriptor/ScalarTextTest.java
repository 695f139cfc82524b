package dev.retort.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarTextTest {
  @Test
  void eachScalarIsReadAsItsJavaType() throws Exception {
    assertThat(ScalarText.parse(Scalar.BOOLEAN, "true")).isEqualTo(true);
    assertThat(ScalarText.parse(Scalar.BYTE, "-128")).isEqualTo((byte) -128);
    assertThat(ScalarText.parse(Scalar.SHORT, "32767")).isEqualTo((short) 32767);
    assertThat(ScalarText.parse(Scalar.INT, "+7")).isEqualTo(7);
    assertThat(ScalarText.parse(Scalar.LONG, "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(ScalarText.parse(Scalar.FLOAT, "0.5")).isEqualTo(0.5f);
    assertThat(ScalarText.parse(Scalar.DOUBLE, "1e-3")).isEqualTo(0.001);
    assertThat(ScalarText.parse(Scalar.DECIMAL, "1.10")).isEqualTo(new BigDecimal("1.10"));
    assertThat(ScalarText.parse(Scalar.CHAR, "x")).isEqualTo('x');
    assertThat(ScalarText.parse(Scalar.STRING, " as it is ")).isEqualTo(" as it is ");
    assertThat(ScalarText.parse(Scalar.URI, "https://a.example/v1"))
        .isEqualTo(URI.create("https://a.example/v1"));
    assertThat(ScalarText.parse(Scalar.PATH, "a/b")).isEqualTo(Path.of("a/b"));
  }

  @ParameterizedTest
  @CsvSource({
    "30s, 30000",
    "500ms, 500",
    "2m, 120000",
    "1.5h, 5400000",
    "0.25s, 250",
    "PT30S, 30000",
    "PT1H2M, 3720000",
    "0s, 0",
  })
  void durationsHaveAUnitOrAreIso(String text, long millis) throws Exception {
    assertThat(ScalarText.parse(Scalar.DURATION, text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({
    "BOOLEAN, True, true or false",
    "INT, 1e3, an integer in digits",
    "INT, 2.0, an integer in digits",
    "INT, ' 1', an integer in digits",
    "INT, '', an integer in digits",
    "INT, 2147483648, an integer from -2147483648 to 2147483647",
    "BYTE, 128, an integer from -128 to 127",
    "LONG, 9223372036854775808, an integer from -9223372036854775808 to 9223372036854775807",
    "DOUBLE, NaN, a number",
    "DOUBLE, Infinity, a number",
    "DOUBLE, 0x1p3, a number",
    "DOUBLE, 1d, a number",
    "DOUBLE, 1e999, a number that fits 64 bits",
    "FLOAT, 1e39, a number that fits 32 bits",
    "DECIMAL, 1e99999, a number",
    "CHAR, xy, exactly one character",
    "CHAR, '', exactly one character",
    "URI, 'a b', a URI",
    "DURATION, 1d, 'a duration such as 30s, 500ms, 2m, 1h or PT30S'",
    "DURATION, 5, 'a duration such as 30s, 500ms, 2m, 1h or PT30S'",
    "DURATION, 0.25, 'a duration such as 30s, 500ms, 2m, 1h or PT30S'",
    "DURATION, -1, 'a duration such as 30s, 500ms, 2m, 1h or PT30S'",
    "DURATION, PT-1S, 'a duration such as 30s, 500ms, 2m, 1h or PT30S'",
    "DURATION, '30 s', 'a duration such as 30s, 500ms, 2m, 1h or PT30S'",
    "DURATION, 99999999999999999999h, a duration that is not negative and fits 64 bits of seconds",
  })
  void textOfAnotherFormIsRefusedWithWhatIsExpected(Scalar scalar, String text, String expected) {
    assertThatThrownBy(() -> ScalarText.parse(scalar, text))
        .isInstanceOf(ScalarText.Malformed.class)
        .hasMessage(expected);
  }

  @ParameterizedTest
  @CsvSource({"30000, 30", "1500, 1.5", "1, 0.001", "0, 0"})
  void durationsAreWrittenAsSeconds(long millis, BigDecimal seconds) {
    assertThat(ScalarText.seconds(Duration.ofMillis(millis))).isEqualTo(seconds);
  }

  @Test
  void writtenSecondsAreReadBackToTheNanosecond() throws Exception {
    Duration odd = Duration.ofSeconds(123, 456_789_001);
    assertThat(ScalarText.seconds(ScalarText.seconds(odd))).isEqualTo(odd);
  }

  @Test
  void constantsAreFoundByNameOrInLowerCaseExactly() {
    List<String> names = List.of("KEEP", "FAIL_FAST");
    assertThat(ScalarText.constant(names, "fail_fast")).isEqualTo(1);
    assertThat(ScalarText.constant(names, "FAIL_FAST")).isEqualTo(1);
    assertThat(ScalarText.constant(names, "Fail_Fast")).isEqualTo(-1);
    assertThat(ScalarText.constant(names, "keep ")).isEqualTo(-1);
  }

  @Test
  void secondsBeyondAllMeasureAreRefusedAndThoseThatAreNoneAreNone() throws Exception {
    assertThatThrownBy(() -> ScalarText.seconds(new BigDecimal("1e30000000")))
        .isInstanceOf(ScalarText.Malformed.class)
        .hasMessage("a duration that is not negative and fits 64 bits of seconds");
    assertThat(ScalarText.seconds(new BigDecimal("1e-30000000"))).isEqualTo(Duration.ZERO);
  }
}
