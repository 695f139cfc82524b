package dev.retort.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files of rows hold, and what is said of those that are wrong. */
class RecordReaderTest {
  @TempDir Path folder;

  /** All rows as JSON, and at the end what is wrong. */
  private List<String> read(String suffix, byte[] bytes) throws IOException {
    Path file = folder.resolve("f." + suffix);
    Files.write(file, bytes);
    List<String> all = new ArrayList<>();
    try (RecordReader<Row> reader = FileFormat.of(file).open(file)) {
      reader.forEachRemaining(row -> all.add(row.toJson()));
    } catch (ConfigException e) {
      all.add(
          e.problems().stream()
              .map(Problem::toString)
              .map(text -> text.replace(file.toString(), "F"))
              .collect(Collectors.joining("\n")));
    }
    return all;
  }

  private List<String> read(String suffix, String text) throws IOException {
    return read(suffix, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\0", "\0").replace("^", "\"");
  }

  /** A quote is written as a caret. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b\\n1,2|{^a^:^1^,^b^:^2^}",
        "a,b\\r\\n1,2\\r\\n|{^a^:^1^,^b^:^2^}",
        "a,b\\r1,2\\r|{^a^:^1^,^b^:^2^}",
        "\uFEFFa,b\\n1,2|{^a^:^1^,^b^:^2^}",
        "a\\n\\n1\\n\\n|{^a^:^1^}",
        "a,b\\n^x, ^^y^^^,^^|{^a^:^x, \\^y\\^^,^b^:^^}",
        "a,b\\n 1 ,|{^a^:^ 1 ^,^b^:^^}",
      })
  void csvIsReadAsTheStandardHasIt(String csv, String row) throws IOException {
    assertThat(read("csv", escaped(csv))).containsExactly(escaped(row));
  }

  @Test
  void aQuotedFieldKeepsItsLineEnds() throws IOException {
    assertThat(read("csv", "a\n\"x\r\ny\n\nz\"\n")).containsExactly("{\"a\":\"x\\r\\ny\\n\\nz\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|1:1: error: a CSV file begins with a line of column names, and this one is empty",
        "a,b\\n1|2:1: error: this row has 1 field, the header has 2",
        "a,b\\n^x\\n\\ny^,1\\n1,2,3|5:1: error: this row has 3 fields, the header has 2",
        "a,,c|1:1: error: column 2 of the header has no name",
        "a,|1:1: error: column 2 of the header has no name",
        "a,a|1:1: error: the header names the column ^a^ twice",
        "a\\n1\\n^x|3:1: error: a quoted field that begins here is not closed",
        "a\\nx^y|2:1: error: a quote stands inside of a field that does not begin with one",
        "a\\n^x^y|2:1: error: something follows the closing quote of a field",
      })
  void whatIsWrongWithCsvIsTold(String csv, String said) throws IOException {
    List<String> all = read("csv", escaped(csv));
    assertThat(all.get(all.size() - 1)).isEqualTo("F:" + escaped(said) + " [retort:bad-record]");
  }

  @Test
  void jsonlPassesOverBlankLinesAndTakesEveryLineEnd() throws IOException {
    assertThat(read("jsonl", "\uFEFF{\"a\":1}\r\n\n \t\n{\"a\":2}"))
        .containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @Test
  void numbersKeepTheirDigits() throws IOException {
    String line = "{\"a\":12345678901234567890,\"b\":0.10,\"c\":1E+3,\"d\":[1,2.50,null]}";
    assertThat(read("jsonl", line)).containsExactly(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]|1:1: error: a row must be a JSON object, and this is none",
        "null|1:1: error: a row must be a JSON object, and this is none",
        "{^a^:1}\\n{^a^:|2:6: error: this line is not valid JSON",
        "{^a^:1} {^a^:2}|1:1: error: there is more than one JSON value in this line",
        "{^a^:1,^a^:2}|1:1: error: this line has an object with the same key twice",
        "{^a^:^\\ud83d^}|1:1: error: this line holds an escape that is half a character; the other"
            + " half is missing",
        "\\0|1:1: error: this line is not valid JSON",
        "{\\n|1:2: error: this line is not valid JSON",
      })
  void whatIsWrongWithJsonlIsTold(String jsonl, String said) throws IOException {
    List<String> all = read("jsonl", escaped(jsonl));
    assertThat(all.get(all.size() - 1)).isEqualTo("F:" + escaped(said) + " [retort:bad-record]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "9"})
  void whatIsTooDeepOrTooLongIsTold(String piece) throws IOException {
    assertThat(read("jsonl", "{\"a\":" + piece.repeat(2000)))
        .singleElement()
        .asString()
        .contains(
            ": error: this line is nested deeper than 100 levels, or holds a number of more than"
                + " 1,000 digits [retort:bad-record]");
  }

  @Test
  void whatIsNotUtf8IsTold() throws IOException {
    byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read("jsonl", latin))
        .containsExactly(
            "F:1:1: error: here, or up to 64 KB below, the file is not UTF-8 [retort:bad-record]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|1:1: error: a JSON file of rows is one list of objects; for one object a line, say"
            + " format: jsonl",
        "{^a^:1}|1:1: error: a JSON file of rows is one list of objects; for one object a line, say"
            + " format: jsonl",
        "[{^a^:1},|1:10: error: the file is not valid JSON here",
        "[{^a^:1},2]|1:10: error: a row must be a JSON object, and this is none",
        "[{^a^:1}] 3|1:11: error: something follows the list of rows",
        "[{^a^:^\\ud83d^}]|1:7: error: this row holds an escape that is half a character; the"
            + " other half is missing",
      })
  void whatIsWrongWithAListIsTold(String json, String said) throws IOException {
    List<String> all = read("json", escaped(json));
    assertThat(all.get(all.size() - 1)).isEqualTo("F:" + escaped(said) + " [retort:bad-record]");
  }
}
