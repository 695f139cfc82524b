package dev.retort.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractParserTest {
  @Test
  void whatIsReadIsWrittenAsItWas() throws IOException, ContractParser.Malformed {
    List<String> lines = Files.readAllLines(Path.of("src/test/contracts/com.acme.Types.txt"));

    assertThat(ContractText.lines(ContractParser.parse(lines))).isEqualTo(lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<<<<<<< HEAD",
        "parameter",
        "parameter a",
        "parameter A int",
        "parameter a integer",
        "parameter a enum",
        "parameter a llm()",
        "parameter a int many",
        "parameter a int min=",
        "parameter a int min=few",
        "parameter a string size=1",
        "parameter a string size=1..x",
        "parameter a string pattern=[a]",
        "parameter a string pattern=\"[a\"",
        "parameter a string patterns=\"a\"",
        "parameter a int default=",
        "parameter a string default=\"b",
        "parameter a.b int",
        "parameter a[] int",
        "attribute known int",
        "llm com.acme:Other"
      })
  void aLineThatIsNotAsItWasWrittenIsRefused(String line) {
    List<String> lines = List.of("# A comment.", "llm com.acme:Model", "parameter known int", line);

    assertThatThrownBy(() -> ContractParser.parse(lines))
        .isInstanceOf(ContractParser.Malformed.class)
        .hasMessage("line 4 is not as Retort writes it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# A comment.\n", "parameter a int\n"})
  void aFileWithoutTheNameOfTheClassIsRefused(String text) {
    assertThatThrownBy(() -> ContractParser.parse(text.lines().toList()))
        .isInstanceOf(ContractParser.Malformed.class);
  }
}
