package dev.retort.llamacpp;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** Checks answers with another validator than ours. */
final class Schemas {
  private Schemas() {}

  static boolean isValid(String schema, String json) {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Schema compiled = registry.getSchema(schema, InputFormat.JSON);
    return compiled.validate(json, InputFormat.JSON).isEmpty();
  }
}
