package dev.retort.bench.rows;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What one writes by hand: reads a line, puts the answer to it, writes it, in one thread. The same
 * bytes come out as from the pipeline.
 */
public final class BareLoop {
  private static final JsonFactory JSON = new JsonFactory();

  private BareLoop() {}

  /**
   * Copies.
   *
   * @param args file to read, file to write
   * @throws IOException if that does not work
   */
  public static void main(String[] args) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(Path.of(args[0]));
        BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(answered(row(line)));
        out.write('\n');
      }
    }
  }

  private static Map<String, @Nullable Object> row(String line) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), line)) {
      in.nextToken();
      for (String key = in.nextName(); key != null; key = in.nextName()) {
        boolean text = in.nextToken() == JsonToken.VALUE_STRING;
        row.put(key, text ? in.getString() : (Object) in.getLongValue());
      }
    }
    return row;
  }

  private static String answered(Map<String, @Nullable Object> row) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartObject();
      row.forEach(
          (key, value) -> {
            out.writeName(key);
            if (value instanceof Long number) {
              out.writeNumber(number);
            } else {
              out.writeString((String) value);
            }
          });
      writeAnswer(String.valueOf(row.get("instruction")), out);
      out.writeEndObject();
    }
    return text.toString();
  }

  private static void writeAnswer(String question, JsonGenerator out) {
    out.writeStringProperty("generation", "ok");
    out.writeStringProperty("model_name", "noop");
    out.writeObjectPropertyStart("retort_metadata");
    out.writeArrayPropertyStart("raw_input_answer");
    out.writeStartObject();
    out.writeStringProperty("role", "user");
    out.writeStringProperty("content", question);
    out.writeEndObject();
    out.writeEndArray();
    out.writeStringProperty("raw_output_answer", "ok");
    out.writeObjectPropertyStart("statistics_answer");
    out.writeNumberProperty("input_tokens", 1);
    out.writeNumberProperty("output_tokens", 1);
    out.writeEndObject();
    out.writeEndObject();
  }
}
