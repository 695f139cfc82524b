package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.LLM;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that are no JSON or YAML, are too much, or use what a config may not. */
class SyntaxTest {
  private static String json(String text) {
    return Problems.of(() -> LLM.fromJson(text));
  }

  private static String yaml(String text) {
    return Problems.of(() -> LLM.fromYaml(text));
  }

  private static String bytes(ConfigFile.Format format, byte[] bytes) {
    return Problems.of(() -> ConfigNode.read("f", new java.io.ByteArrayInputStream(bytes), format));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | 1:1 | the text is empty; a mapping in braces is expected",
        "{\"a\":1 | 1:1 | the text ends inside this mapping",
        "{\"a\":[1, | 1:6 | the text ends inside this list",
        "{\"a\": \"x | 1:7 | the text ends inside this text in quotes",
        "{\"a\": \"x\\ | 1:7 | the text ends inside this text in quotes",
        "{\"a\" 1} | 1:6 | a colon is expected after the key",
        "{\"a\":1 \"b\":2} | 1:8 | a comma or } is expected here",
        "[1 2] | 1:4 | a comma or ] is expected here",
        "{\"a\":1,} | 1:8 | a comma stands before the closing bracket",
        "{a:1} | 1:2 | a key in double quotes is expected here",
        "{\"a\":x} | 1:6 | this is no JSON value; text stands in double quotes",
        "{\"a\":tru} | 1:6 | this is no JSON value; text stands in double quotes",
        "{\"a\":01} | 1:6 | a number does not start with 0",
        "{\"a\":-} | 1:7 | a digit is expected here",
        "{\"a\":1.} | 1:8 | a digit is expected here",
        "{\"a\":1e} | 1:8 | a digit is expected here",
        "{\"a\":+1} | 1:6 | this is no JSON value; text stands in double quotes",
        "{\"a\":NaN} | 1:6 | this is no JSON value; text stands in double quotes",
        "{\"a\":\"\\x\"} | 1:7 | this escape does not exist; a backslash itself is written \\\\",
        "{\"a\":\"\\u12\"} | 1:7 | four hexadecimal digits are expected after \\u",
        "{\"a\":\"\\ud800\"} | 1:7 | this escape is half a character; the other half is missing",
        "{} {} | 1:4 | there is more text after the end of the value",
      })
  void brokenJsonIsToldInOurWords(String text, String place, String cause) {
    assertThat(json(text == null ? "" : text))
        .isEqualTo("<json>:" + place + ": error: this is no JSON: " + cause + " [retort:syntax]");
  }

  @Test
  void columnsCountCodePoints() {
    assertThat(json("{\"\uD83D\uDE00é\": x}")).startsWith("<json>:1:8: error: this is no JSON");
    assertThat(yaml("\"\uD83D\uDE00é\": 1")).startsWith("<yaml>:1:1: error: the key \"type_info\"");
    assertThat(yaml("{type_info: {module: \"\uD83D\uDE00é\", name: 3}}"))
        .startsWith("<yaml>:1:34: error: \"name\" is an integer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | 1:1 | syntax | the text is empty; a mapping is expected",
        "a: [1, | 1:7 | syntax | this is no YAML: the text ends inside a quote, bracket or mapping",
        "a: 'x | 1:6 | syntax | this is no YAML: the text ends inside a quote, bracket or mapping",
        "a: b: c | 1:5 | syntax | this is no YAML: a colon cannot stand here; put text with \": \" in it in quotes",
        "a: @x | 1:4 | syntax | this is no YAML: text cannot start with this character; put it in quotes",
        "a: %x | 1:4 | syntax | this is no YAML: text cannot start with %; put it in quotes",
        "a: ] | 1:4 | syntax | this is no YAML: this bracket or comma does not fit here",
        "a: !!str x | 1:4 | yaml-feature | tags are not read; a type is named by type_info",
        "a: !java.lang.Runtime {} | 1:4 | yaml-feature | tags are not read; a type is named by type_info",
        "<<: {a: 1} | 1:1 | yaml-feature | merge keys (<<) are not read; write the keys out",
        "a: *b | 1:4 | yaml-feature | this alias has no anchor before it",
        "a: &b [*b] | 1:8 | yaml-feature | this alias stands inside its own anchor, so that what it"
            + " names would hold itself; write out here what is meant",
        "? [a] : b | 1:3 | yaml-feature | a key must be plain text, not a list or mapping",
      })
  void brokenYamlIsToldInOurWords(String text, String place, String id, String cause) {
    assertThat(yaml(text == null ? "" : text))
        .isEqualTo("<yaml>:" + place + ": error: " + cause + " [retort:" + id + "]");
  }

  @Test
  void aTabThatIndentsIsTold() {
    assertThat(yaml("a:\n\tb: 1"))
        .isEqualTo(
            "<yaml>:2:1: error: this is no YAML: a tab indents here; use spaces [retort:syntax]");
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertThat(yaml("a: 1\n---\nb: 2"))
        .isEqualTo(
            "<yaml>:2:1: error: a second document starts here; a config is one document"
                + " [retort:yaml-feature]");
  }

  @Test
  void aSecretOnABrokenLineIsNotRepeated() {
    assertThat(yaml("api_key: sk-123: 4")).doesNotContain("sk-123");
    assertThat(json("{\"api_key\": sk-123}")).doesNotContain("sk-123");
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(json("{\"a\":" + "[".repeat(5000)))
        .isEqualTo(
            "<json>:1:105: error: the config is nested deeper than 100 levels [retort:too-deep]");
    assertThat(yaml("a: " + "[".repeat(5000)))
        .isEqualTo(
            "<yaml>:1:103: error: the config is nested deeper than 100 levels [retort:too-deep]");
  }

  @Test
  void deepNestingUnderTheInfoIsRefused() {
    assertThat(json("{\"runtime_parameters_info\":" + "[".repeat(5000)))
        .endsWith("[retort:too-deep]");
  }

  @Test
  void anAliasBombIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
    }

    assertThat(yaml(bomb.toString())).endsWith("[retort:too-many-nodes]");
  }

  @Test
  void nestingByAliasesIsRefused() {
    StringBuilder deep = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 200; i++) {
      deep.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
    }

    assertThat(yaml(deep.toString())).endsWith("[retort:too-deep]");
  }

  @Test
  void tooManyValuesAreRefused() {
    assertThat(json("[" + "1,".repeat(100_000) + "1]"))
        .isEqualTo(
            "<json>:1:200000: error: the config has more than 100,000 values; keep data in files of"
                + " its own [retort:too-many-nodes]");
  }

  @Test
  void aHugeTextIsRefused() {
    assertThat(json(" ".repeat(16 * 1024 * 1024 + 1)))
        .isEqualTo(
            "<json>:1:1: error: the config is larger than 16 MB; keep data in files of their own"
                + " and name them in it [retort:too-large]");
  }

  @Test
  void aLongNumberIsRefused() {
    assertThat(json("{\"a\":" + "9".repeat(1_000_000) + "}"))
        .isEqualTo(
            "<json>:1:6: error: this is no JSON: a number has at most 1,000 digits"
                + " [retort:syntax]");
  }

  @Test
  void aBinaryFileIsRefused() {
    byte[] binary = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};

    assertThat(bytes(ConfigFile.Format.JSON, binary))
        .isEqualTo(
            "f:1:7: error: the bytes here are not UTF-8; save the file as UTF-8 text"
                + " [retort:not-text]");
    assertThat(bytes(ConfigFile.Format.YAML, binary))
        .isEqualTo(
            "f:1:7: error: the bytes here are not UTF-8; save the file as UTF-8 text"
                + " [retort:not-text]");
  }

  @Test
  void utf16IsNamed() {
    assertThat(bytes(ConfigFile.Format.YAML, "a: 1".getBytes(StandardCharsets.UTF_16)))
        .isEqualTo("f:1:1: error: the file is UTF-16; save it as UTF-8 [retort:not-text]");
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    byte[] marked = "\uFEFFa: 1".getBytes(StandardCharsets.UTF_8);

    assertThat(bytes(ConfigFile.Format.YAML, marked)).isEqualTo("no problem");
  }

  @Test
  void aControlCharacterIsRefused() {
    assertThat(yaml("a: \u0000"))
        .isEqualTo(
            "<yaml>:1:4: error: this is no YAML: a control character stands here; write it as an"
                + " escape in double quotes [retort:syntax]");
  }
}
