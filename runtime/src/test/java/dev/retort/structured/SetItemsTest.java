package dev.retort.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.annotation.StructuredType;
import dev.retort.llm.JsonValue;
import dev.retort.llm.StructuredOutput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is the same item of a set: the schema and the reader agree, as far as Java's sets can. */
class SetItemsTest {
  /** Sets of what is written in several ways. */
  @StructuredType(strict = false)
  record Sets(
      @Nullable Set<BigDecimal> decimals,
      @Nullable Set<Double> doubles,
      @Nullable Set<Float> floats,
      @Nullable Set<List<BigDecimal>> lists,
      @Nullable Set<Map<String, Double>> maps,
      @Nullable Set<JsonValue> values) {}

  private static final Structure<Sets> SETS = Structure.of(Sets.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"decimals\":[1.0,2,1.00]} | /decimals/2",
        "{\"decimals\":[10,1e1]} | /decimals/1",
        "{\"doubles\":[0.0,-0.0]} | /doubles/1",
        "{\"floats\":[-0,0]} | /floats/1",
        "{\"lists\":[[1,2],[1.0,2.0]]} | /lists/1",
        "{\"maps\":[{\"a\":0.0},{\"a\":-0.0}]} | /maps/1",
        "{\"values\":[{\"a\":1,\"b\":[2]},{\"b\":[2.0],\"a\":1.0}]} | /values/1",
      })
  void theSameNumberInOtherWordsIsTheSameItem(String json, String pointer) {
    assertThat(CompiledSchema.of(SETS.schema()).check(json))
        .extracting(Finding::pointer)
        .contains(pointer);
    assertThatThrownBy(() -> SETS.parse(json))
        .hasMessage("the text is no Sets: " + pointer + ": the item is given twice");
  }

  @Test
  void whatDiffersIsKeptAsItIsWritten() {
    assertThat(SETS.parse("{\"decimals\":[1.0,1.01,2.50]}").decimals())
        .containsExactly(new BigDecimal("1.0"), new BigDecimal("1.01"), new BigDecimal("2.50"));
  }

  @Test
  void numbersThatAreOneInJavaAreAskedForAgain() {
    String json = "{\"floats\":[0.1,0.10000000001]}";

    assertThat(CompiledSchema.of(SETS.schema()).check(json)).isEmpty();
    assertThat(StructuredOutput.of(Sets.class).check(json))
        .containsExactly(new Finding("/floats/1", "the item is given twice"));
  }
}
