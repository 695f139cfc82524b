package dev.retort.bench.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each codec once: a figure counts only if all write and read the same. */
class CodecsTest {
  private static final JsonMapper TREES =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final byte[] DOCUMENT = Codecs.named("streaming").write();

  static List<String> names() {
    return Codecs.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void writesTheSameTree(String name) {
    assertThat(tree(Codecs.named(name).write())).isEqualTo(tree(DOCUMENT));
  }

  @ParameterizedTest
  @MethodSource("names")
  void writesTwiceTheSame(String name) {
    DocumentCodec<?> codec = Codecs.named(name);

    assertThat(codec.write()).isEqualTo(codec.write());
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsTheSameConfig(String name) {
    assertThat(plain(read(Codecs.named(name))))
        .usingRecursiveComparison()
        .isEqualTo(plain(read(Codecs.named("streaming"))));
  }

  @ParameterizedTest
  @MethodSource("names")
  void keepsNumbersOfOpenMapsUnlessKnownNotTo(String name) {
    String price = metadata(read(Codecs.named(name))).get("price").toString();

    assertThat(price).isEqualTo(name.equals("avaje-jsonb") ? "12.5" : "12.50");
  }

  @ParameterizedTest
  @MethodSource("names")
  void keepsTheOrderOfOpenMapsUnlessKnownNotTo(String name) {
    List<String> keys = List.copyOf(metadata(read(Codecs.named(name))).keySet());

    if (name.equals("fastjson2")) {
      assertThat(keys).isNotEqualTo(List.copyOf(Sample.metadata().keySet()));
    } else {
      assertThat(keys).isEqualTo(List.copyOf(Sample.metadata().keySet()));
    }
  }

  private static <T> StepConfig read(DocumentCodec<T> codec) {
    return codec.model(codec.read(DOCUMENT));
  }

  /** Without the open map, in which peers differ. */
  private static StepConfig plain(StepConfig step) {
    LlmConfig llm = Objects.requireNonNull(step.llm);
    assertThat(llm.metadata).containsKeys("run", "big", "price", "team", "dry", "tags");
    llm.metadata = null;
    return step;
  }

  private static Map<String, Object> metadata(StepConfig step) {
    return Objects.requireNonNull(Objects.requireNonNull(step.llm).metadata);
  }

  /** Nulls are left out, since avaje-jsonb must leave them out, and 7 is 7.0. */
  private static Object tree(byte[] json) {
    return comparable(TREES.readTree(json));
  }

  private static Object comparable(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> fields = new TreeMap<>();
      node.properties()
          .forEach(
              field -> {
                if (!field.getValue().isNull()) {
                  fields.put(field.getKey(), comparable(field.getValue()));
                }
              });
      return fields;
    }
    if (node.isArray()) {
      return node.valueStream().map(CodecsTest::comparable).toList();
    }
    return node.isNumber() ? new BigDecimal(node.asString()).stripTrailingZeros() : node.asString();
  }
}
