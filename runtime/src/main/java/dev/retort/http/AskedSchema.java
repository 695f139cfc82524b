package dev.retort.http;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.StructuredOutput;

/** The JSON Schema that an input asks for, for APIs that know no other form. */
public final class AskedSchema {
  private AskedSchema() {}

  /**
   * Reads the schema of a form.
   *
   * @param form what an input asks for
   * @param api whose API it goes to
   * @return the schema
   * @throws GenerationException of kind {@code bad_input} if the form is another, or the schema no
   *     object
   */
  public static JsonObject of(StructuredOutput form, Api api) {
    if (form instanceof StructuredOutput.JsonSchema json) {
      return object(json.schema());
    }
    throw badInput(
        "the input asks for text that matches a regular expression, which "
            + api.requests()
            + " do not have; ask for a JSON Schema with a \"pattern\" instead");
  }

  private static JsonObject object(String schema) {
    String problem;
    try {
      if (Json.read(schema) instanceof JsonObject object) {
        return object;
      }
      problem = "is no JSON object";
    } catch (MalformedException e) {
      problem = e.predicate();
    }
    throw badInput("the JSON Schema of the input " + problem);
  }

  private static GenerationException badInput(String message) {
    return new GenerationException(new Failure(Kind.BAD_INPUT, message, 0, null, null), null);
  }
}
