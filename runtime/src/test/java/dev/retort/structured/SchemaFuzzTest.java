package dev.retort.structured;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.retort.llm.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Made-up schemas and values, on which another implementation must come to the same verdict. */
class SchemaFuzzTest {
  private static final int SCHEMAS = Integer.getInteger("retort.fuzz-schemas", 400);
  private static final int VALUES = 12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anotherImplementationAgrees(long seed) {
    Random random = new Random(seed);
    RandomSchemas made = new RandomSchemas(random);
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    List<String> differences = new ArrayList<>();
    int fitting = 0;
    for (int i = 0; i < SCHEMAS; i++) {
      JsonValue schema = made.schema();
      String text = JsonText.write(schema);
      CompiledSchema ours = CompiledSchema.of(text);
      Schema theirs = registry.getSchema(text, InputFormat.JSON);
      for (int v = 0; v < VALUES; v++) {
        String value = JsonText.write(made.value(schema));
        boolean fits = ours.check(value).isEmpty();
        fitting += fits ? 1 : 0;
        if (fits != theirs.validate(value, InputFormat.JSON).isEmpty()) {
          differences.add(text + " and " + value + ": " + ours.check(value));
        }
      }
    }

    assertThat(differences).isEmpty();
    assertThat(fitting).isBetween(SCHEMAS * VALUES / 10, SCHEMAS * VALUES * 9 / 10);
  }
}
