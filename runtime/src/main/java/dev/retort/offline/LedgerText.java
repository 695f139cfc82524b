package dev.retort.offline;

import dev.retort.batch.BatchProblem;
import dev.retort.batch.BatchState;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** A {@link Ledger} as JSON, for its file. */
final class LedgerText {
  private static final int VERSION = 1;
  private static final JsonFactory FACTORY = new JsonFactory();

  private LedgerText() {}

  static String of(Ledger ledger) {
    StringWriter text = new StringWriter();
    ObjectWriteContext pretty =
        new ObjectWriteContext.Base() {
          @Override
          public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
          }
        };
    try (JsonGenerator json = FACTORY.createGenerator(pretty, text)) {
      json.writeStartObject();
      json.writeNumberProperty("version", VERSION);
      json.writeStringProperty("run", ledger.run());
      json.writeStringProperty("created_at", ledger.createdAt().toString());
      json.writeNumberProperty("requests", ledger.requests());
      json.writeBooleanProperty("delivered", ledger.delivered());
      json.writeArrayPropertyStart("parts");
      ledger.parts().forEach(part -> write(part, json));
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void write(Part part, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("number", part.number());
    json.writeNumberProperty("round", part.round());
    json.writeNumberProperty("first", part.first());
    json.writeNumberProperty("last", part.last());
    json.writeNumberProperty("count", part.count());
    json.writeNumberProperty("bytes", part.bytes());
    json.writeStringProperty("step", lower(part.step()));
    json.writeBooleanProperty("tried", part.tried());
    json.writeStringProperty("upload", part.upload());
    json.writeStringProperty("batch", part.batch());
    json.writeBooleanProperty("sure", part.sure());
    json.writeArrayPropertyStart("others");
    part.others().forEach(json::writeString);
    json.writeEndArray();
    BatchState end = part.end();
    json.writeStringProperty("end", end == null ? null : lower(end));
    json.writeArrayPropertyStart("problems");
    for (BatchProblem problem : part.problems()) {
      json.writeStartObject();
      if (problem.line() != null) {
        json.writeNumberProperty("line", problem.line());
      }
      json.writeStringProperty("code", problem.code());
      json.writeStringProperty("message", problem.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #of} wrote.
   *
   * @throws IOException if it is something else
   */
  static Ledger read(String text) throws IOException {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      Fields fields = new Fields(object(json));
      if (fields.number("version") != VERSION) {
        throw new IOException("it was written by a newer version");
      }
      List<Part> parts = new ArrayList<>();
      for (Object part : fields.list("parts")) {
        parts.add(part(new Fields(part)));
      }
      return new Ledger(
          fields.text("run"),
          Instant.parse(fields.text("created_at")),
          fields.number("requests"),
          parts,
          fields.is("delivered"));
    } catch (JacksonException | DateTimeParseException | IllegalArgumentException e) {
      throw new IOException("it is no record of offline batches", e);
    }
  }

  private static Part part(Fields fields) {
    List<BatchProblem> problems = new ArrayList<>();
    for (Object each : fields.list("problems")) {
      Fields problem = new Fields(each);
      problems.add(
          new BatchProblem(
              problem.has("line") ? (Integer) (int) problem.number("line") : null,
              problem.optional("code"),
              problem.text("message")));
    }
    String end = fields.optional("end");
    return new Part(
        (int) fields.number("number"),
        (int) fields.number("round"),
        fields.number("first"),
        fields.number("last"),
        (int) fields.number("count"),
        fields.number("bytes"),
        Part.Step.valueOf(fields.text("step").toUpperCase(Locale.ROOT)),
        fields.is("tried"),
        fields.optional("upload"),
        fields.optional("batch"),
        fields.is("sure"),
        fields.list("others").stream().map(String::valueOf).toList(),
        end == null ? null : BatchState.valueOf(end.toUpperCase(Locale.ROOT)),
        problems);
  }

  private static Map<String, @Nullable Object> object(JsonParser json) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      fields.put(name, value(json));
    }
    return fields;
  }

  private static @Nullable Object value(JsonParser json) {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getString();
      case VALUE_NUMBER_INT -> (Object) json.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_OBJECT -> object(json);
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(json));
        }
        yield items;
      }
      default -> null;
    };
  }

  /**
   * The fields of an object, asked for by type; a wrong one is an {@link IllegalArgumentException}.
   */
  private static final class Fields {
    private final Map<?, ?> fields;

    Fields(@Nullable Object object) {
      if (!(object instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException("no object");
      }
      fields = map;
    }

    boolean has(String name) {
      return fields.get(name) != null;
    }

    @Nullable String optional(String name) {
      return has(name) ? text(name) : null;
    }

    String text(String name) {
      return typed(name, String.class);
    }

    long number(String name) {
      return typed(name, Long.class);
    }

    boolean is(String name) {
      return typed(name, Boolean.class);
    }

    List<?> list(String name) {
      return typed(name, List.class);
    }

    private <T> T typed(String name, Class<T> type) {
      Object value = fields.get(name);
      if (!type.isInstance(value)) {
        throw new IllegalArgumentException(name);
      }
      return type.cast(value);
    }
  }
}
