package dev.retort.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs from files. */
class InputsTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("in.jsonl"), text);
  }

  private List<Input> read(String text) throws IOException {
    try (Stream<Input> inputs = Inputs.jsonl(file(text))) {
      return inputs.toList();
    }
  }

  @Test
  void aLineIsATextOrAPromptOrMessages() throws IOException {
    assertThat(
            read(
                """
                "Hi"

                {"id": [1, {"prompt": 2}], "prompt": "Ho"}
                {"messages": [{"role": "system", "content": "Be brief."}, {"content": "Hé", "role": "user"}], "id": 7}
                """))
        .containsExactly(
            Input.of("Hi"),
            Input.of("Ho"),
            Input.of(ChatMessage.system("Be brief."), ChatMessage.user("Hé")));
  }

  @Test
  void contentMayBeAListOfTextsAndImages() throws IOException {
    assertThat(
            read(
                "{\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\":"
                    + " \"What is it?\"}, {\"image_url\": {\"url\": \"https://x.example/a.png\"},"
                    + " \"type\": \"image_url\"}]}]}"))
        .containsExactly(
            Input.of(
                ChatMessage.user(
                    new ChatMessage.Text("What is it?"),
                    new ChatMessage.Image("https://x.example/a.png"))));
  }

  /** A quote is written as a caret; the place is in the second line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|1|an input is a text, or an object with ^messages^ or ^prompt^; this is neither",
        "{^promt^: ^x^}|14|this object ends without ^messages^ or ^prompt^",
        "{^prompt^: ^x^, ^messages^: []}|17|an input has ^messages^ or ^prompt^, and one of them"
            + " once",
        "{^é^: 1, ^prompt^: 7}|20|^prompt^ must be a text",
        "{^messages^: ^x^}|14|^messages^ must be a list",
        "{^messages^: []}|15|^messages^ needs at least one message",
        "{^messages^: [^x^]}|15|a message must be an object with ^role^ and ^content^",
        "{^messages^: [{^role^: ^bot^}]}|24|^role^ must be system, user or assistant",
        "{^messages^: [{^role^: ^user^}]}|30|this message ends without ^content^",
        "{^messages^: [{^content^: ^x^}]}|30|this message ends without ^role^",
        "{^messages^: [{^name^: ^x^}]}|16|a message has ^role^ and ^content^, each once, and no"
            + " more",
        "{^messages^: [{^role^: ^user^, ^content^: 7}]}|43|^content^ must be a text or a list of"
            + " parts",
        "{^messages^: [{^role^: ^user^, ^content^: []}]}|44|^content^ needs at least one part",
        "{^messages^: [{^role^: ^user^, ^content^: [{^type^: ^audio^}]}]}|60|a part is {^type^:"
            + " ^text^, ^text^: ...} or {^type^: ^image_url^, ^image_url^: {^url^: ...}}",
        "{^prompt^: ^x^} 7|1|there is more than one JSON value in this line",
        "{^prompt^:|11|this line is not valid JSON",
        "^\\ud800^|1|this line holds an escape that is half a character; the other half is missing",
      })
  void aLineThatIsWrongIsToldWithItsPlace(String line, int column, String message)
      throws IOException {
    Path file = file("\"fine\"\n" + line.replace('^', '"') + "\n");
    try (Stream<Input> inputs = Inputs.jsonl(file)) {
      Iterator<Input> each = inputs.iterator();
      assertThat(each.next()).isEqualTo(Input.of("fine"));
      assertThatThrownBy(each::hasNext)
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "%s:2:%d: error: %s [retort:bad-record]", file, column, message.replace('^', '"'));
    }
  }

  @Test
  void aFileThatIsNotThereIsToldWhenItIsRead() {
    Path file = folder.resolve("none.jsonl");
    try (Stream<Input> inputs = Inputs.jsonl(file)) {
      assertThatThrownBy(inputs::toList)
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "%s:1:1: error: this file cannot be read: there is none of this name"
                  + " [retort:unreadable-input]",
              file);
    }
  }

  @Test
  void anEmptyFileHasNoInputs() throws IOException {
    assertThat(read("")).isEmpty();
  }
}
