package dev.retort.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StructureReaderTest {
  private static final JsonMapper MAPPER = Databind.mapper();

  static Stream<Class<?>> records() {
    return Corpus.ALL.stream();
  }

  private static String instance(Class<?> type, long seed) {
    JsonNode schema = MAPPER.readTree(Structure.of(type).schema());
    return MAPPER.writeValueAsString(new Instances(seed).of(schema));
  }

  private static @Nullable StructureException thrown(Class<?> type, String json) {
    try {
      Structure.of(type).parse(json);
      return null;
    } catch (StructureException e) {
      return e;
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void aTextThatIsCutShortIsNoAnswerWhereverItIsCut(Class<?> type) {
    String json = instance(type, 3);
    for (int end = 0; end < json.length(); end++) {
      StructureException e = thrown(type, json.substring(0, end));

      assertThat(e).as(json.substring(0, end)).isNotNull();
    }
  }

  /** Whatever is taken is JSON, and whatever is refused is refused in our words. */
  @ParameterizedTest
  @MethodSource("records")
  void whatIsTakenOfBrokenTextsIsJson(Class<?> type) {
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      StringBuilder json = new StringBuilder(instance(type, i % 20));
      int at = random.nextInt(json.length());
      switch (random.nextInt(3)) {
        case 0 -> json.deleteCharAt(at);
        case 1 -> json.setCharAt(at, "{}[]\",:0-e.nt\\ \u00e4".charAt(random.nextInt(16)));
        default -> json.insert(at, "{}[]\",:0-e.nt\\ \u00e4".charAt(random.nextInt(16)));
      }
      if (thrown(type, json.toString()) == null) {
        assertThat(isJson(json.toString())).as(json.toString()).isTrue();
      }
    }
  }

  private static boolean isJson(String text) {
    try {
      MAPPER.readTree(text);
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-0.0",
        "1",
        "0.1",
        "123456789.125",
        "9007199254740993",
        "0.30000000000000004",
        "1e22",
        "1e23",
        "1E-7",
        "4.9e-324",
        "2.2250738585072014e-308",
        "1.7976931348623157e308",
        "123456789012345.6",
        "0.000000000000001",
        "1234567890.123456",
        "99999999999999999999999"
      })
  void doublesAndFloatsAreTheNearest(String text) {
    assertThat(Structure.of(Numbers.class).parse("{\"d\":" + text + ",\"f\":null}").d())
        .isEqualTo(Double.parseDouble(text));
    if (Math.abs(Double.parseDouble(text)) < Float.MAX_VALUE) {
      assertThat(Structure.of(Numbers.class).parse("{\"f\":" + text + "}").f())
          .isEqualTo(Float.parseFloat(text));
    }
  }

  @Test
  void randomDoublesAreTheNearest() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String text =
          i % 2 == 0
              ? Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(12)))
              : random.nextInt(1_000_000) + "." + random.nextInt(1_000_000_000);
      assertThat(Structure.of(Numbers.class).parse("{\"d\":" + text + "}").d())
          .isEqualTo(Double.parseDouble(text));
    }
  }

  /** Numbers. */
  @dev.retort.annotation.StructuredType
  record Numbers(@Nullable Double d, @Nullable Float f, @Nullable Long l) {}

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "1e3, 1000",
    "12.0, 12",
    "0e999999, 0",
    "-0, 0",
    "100000000000000000000e-2, 1000000000000000000"
  })
  void aWholeNumberIsReadHoweverItIsWritten(String text, long expected) {
    assertThat(Structure.of(Numbers.class).parse("{\"l\":" + text + "}").l()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"l\":9223372036854775808} | /l: the number is out of range: it goes from -9223372036854775808 to 9223372036854775807",
        "{\"l\":1e999999999} | /l: the number is out of range: it goes from -9223372036854775808 to 9223372036854775807",
        "{\"l\":1e99999999999} | /l: the number is out of range",
        "{\"l\":1e-3} | /l: a whole number is expected, not a fraction",
        "{\"d\":1e400} | /d: the number is out of range",
        "{\"f\":1e40} | /f: the number is out of range",
        "{\"d\":.5} | it is no JSON: a value is expected at line 1, column 6",
        "{\"d\":5.} | it is no JSON: a digit is expected at line 1, column 8",
        "{\"d\":-} | it is no JSON: a digit is expected at line 1, column 7",
        "{\"d\":+1} | it is no JSON: a value is expected at line 1, column 6",
        "{\"d\":NaN} | it is no JSON: a value is expected at line 1, column 6",
        "{\"d\":00.5} | it is no JSON: a number does not start with 0 at line 1, column 6",
        "{\"d\":1e} | it is no JSON: a digit is expected at line 1, column 8",
        "{\"d\":true} | /d: a number is expected, not a boolean",
      })
  void aNumberThatIsNoneIsTold(String json, String message) {
    assertThat(thrown(Numbers.class, json)).hasMessage("the text is no Numbers: " + message);
  }

  @Test
  void aNumberOfMoreThanAThousandDigitsIsRefused() {
    assertThat(thrown(Numbers.class, "{\"d\":" + "1".repeat(1001) + "}"))
        .hasMessage("the text is no Numbers: /d: a number has at most 1,000 digits");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"first\":{\"type\":\"dog\",\"name\":\"a\"},\"others\":[]} | /first: the property \"good\" is missing",
        "{\"first\":{\"type\":\"dgo\"},\"others\":[]} | /first/type: the value \"dgo\" is unknown; did you mean \"dog\"?",
        "{\"first\":{\"name\":\"a\"},\"others\":[]} | /first: the property \"type\" is missing",
        "{\"first\":{},\"others\":[]} | /first: the property \"type\" is missing",
        "{\"first\":{\"type\":\"fish\"},\"others\":[{\"type\":\"fish\"},{\"type\":\"cat\",\"lives\":\"9\"}]} | /others/1/lives: a whole number is expected, not a text",
        "{\"first\":{\"type\":\"fish\"},\"others\":{}} | /others: an array is expected, not an object",
        "{\"first\":{\"lives\":1,\"type\":\"cat\",\"lives\":2},\"others\":[]} | /first/lives: the property is given twice",
        "{\"first\":{\"lives\":1,\"type\":\"cat\",\"type\":\"cat\"},\"others\":[]} | /first/type: the property is given twice",
      })
  void theWayToTheWrongPlaceIsTold(String json, String message) {
    assertThat(thrown(Corpus.Zoo.class, json)).hasMessage("the text is no Zoo: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"now\":\"bad\",\"all\":[],\"ever\":[]} | /now: the value \"bad\" is unknown; did you mean \"sad\"?",
        "{\"now\":\"furious\",\"all\":[],\"ever\":[]} | /now: the value \"furious\" is unknown; known are glad, so_so, sad",
        "{\"now\":1,\"all\":[],\"ever\":[]} | /now: a text is expected, not a number",
        "{\"now\":\"sad\",\"all\":[],\"ever\":[\"sad\",\"glad\",\"sad\"]} | /ever/2: the item is given twice",
        "{\"now\":\"sad\",\"all\":[\"sad\",],\"ever\":[]} | it is no JSON: a comma stands before the closing bracket at line 1, column 27",
      })
  void aConstantThatIsNoneIsTold(String json, String message) {
    assertThat(thrown(Corpus.Moods.class, json)).hasMessage("the text is no Moods: " + message);
  }

  @Test
  void aConstantMayBeWrittenAsItIsInJava() {
    assertThat(
            Structure.of(Corpus.Moods.class)
                .parse("{\"now\":\"Sad\",\"all\":[\"SO_SO\",\"gl\\u0061d\"],\"ever\":[]}"))
        .isEqualTo(
            new Corpus.Moods(
                Corpus.Mood.Sad,
                null,
                List.of(Corpus.Mood.SO_SO, Corpus.Mood.GLAD),
                java.util.Set.of()));
  }

  @Test
  void keysOfMapsAreEscapedInTheirPointers() {
    StructureException e =
        thrown(
            Corpus.Maps.class,
            "{\"texts\":{\"a/b~c\\u0022\":1},\"numbers\":{},\"places\":{},\"flags\":{}}");

    assertThat(e.pointer()).isEqualTo("/texts/a~1b~0c\"");
  }

  @Test
  void aKeyOfAMapThatIsGivenTwiceIsTold() {
    StructureException e = thrown(Corpus.Maps.class, "{\"numbers\":{\"a\":1,\"a\":2}}");

    assertThat(e).hasMessage("the text is no Maps: /numbers/a: the property is given twice");
  }

  @Test
  void anOpenValueHasAnEnd() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    StructureException e =
        catchThrowableOfType(
            StructureException.class,
            () -> Structure.of(Corpus.Open.class).parse("{\"any\":" + deep + "}"));

    assertThat(e)
        .hasMessage(
            "the text is no Open: it is no JSON: the value is nested deeper than 500 levels at"
                + " line 1, column 509");
  }

  @Test
  void whatAProviderWrapsAroundJsonIsTold() {
    assertThat(thrown(Corpus.OneText.class, "```json\n{\"text\":\"a\"}\n```"))
        .hasMessage(
            "the text is no OneText: it is no JSON: a value is expected at line 1, column 1");
  }

  /** Java takes digits of other scripts for hexadecimal ones as well. */
  @ParameterizedTest
  @ValueSource(
      strings = {"\uff10\uff10\uff14\uff11", "00\u0664\u0661", "00 1", "+041", "-041", "0x41"})
  void anEscapeHasFourHexadecimalDigitsOfAscii(String digits) {
    assertThat(thrown(Corpus.OneText.class, "{\"text\":\"\\u" + digits + "\"}"))
        .hasMessageContaining("four hexadecimal digits are expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e20",
        "1e30000000",
        "1e2147483638",
        "1e999999999",
        "1e-2147483639",
        "1e-999999999"
      })
  void aTimeBeyondAllMeasureIsTold(String seconds) {
    assertThat(thrown(Wait.class, "{\"time\":" + seconds + "}"))
        .hasMessageStartingWith("the text is no Wait: /time: ");
  }

  /** A time. */
  @dev.retort.annotation.StructuredType
  record Wait(java.time.Duration time) {}

  @Test
  void columnsAreCountedInCharacters() {
    assertThat(thrown(Corpus.OneText.class, "{\n\"text\": \"\ud83d\ude00\u00e4\" x}"))
        .hasMessage(
            "the text is no OneText: it is no JSON: a comma or } is expected at line 2, column 14");
  }

  @Test
  void aLongNameThatIsUnknownIsShortened() {
    assertThat(thrown(Corpus.OneText.class, "{\"" + "x".repeat(100) + "\":1}"))
        .hasMessage(
            "the text is no OneText: the property \""
                + "x".repeat(40)
                + "...\" is unknown; known are text");
  }
}
