package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.config.ConfigFile;
import dev.retort.config.ConfigNode;
import dev.retort.config.Draft;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The form of an LLM's answers, as config files hold it. */
class StructuredOutputShapeTest {
  private static String config(String more) {
    return "structured_output: {schema: {type: object}, "
        + more
        + "}\ntype_info: {module: dev.retort.llm, name: FormLLM}\n";
  }

  @Test
  void fewerThanNoRetriesAreRefusedAtTheirPlace() {
    assertThatThrownBy(() -> LLM.fromYaml(config("max_retries: -1")))
        .isInstanceOf(ConfigException.class)
        .hasMessage("<yaml>:1:58: error: \"max_retries\" must be at least 0 [retort:out-of-range]");
  }

  @Test
  void fewerThanNoRetriesAreRefusedInJava() {
    StructuredOutputShape shape = StructuredOutputShape.of(new StructuredOutput.Regex("a"));

    assertThatThrownBy(() -> shape.withMaxRetries(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("retries must be at least 0, not -1");
  }

  @Test
  void thePatternOfWhiteSpaceIsReadWithANote() {
    ConfigNode node =
        ConfigNode.parse("f.yaml", config("whitespace_pattern: ' '"), ConfigFile.Format.YAML);

    Draft<LLM> draft =
        Draft.read(node, LLM.class, getClass().getClassLoader(), module -> List.of());

    assertThat(draft.problems())
        .extracting(Object::toString)
        .containsExactly(
            "f.yaml:1:45: warning: the key \"whitespace_pattern\" is distilabel's and is passed over:"
                + " white space within JSON is free [retort:upstream-key]");
    assertThat(draft.finish().toYaml()).doesNotContain("whitespace_pattern");
  }
}
