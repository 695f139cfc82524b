package dev.retort.http;

import dev.retort.llm.BatchRow;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonString;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of the results of a batch, taken apart; its answer is read as an online one is. */
public final class RowReader {
  /** Reads the body of an online answer. */
  public interface Answer {
    /**
     * Reads it.
     *
     * @param body of a good status
     * @return what it says
     * @throws MalformedException if it is none
     */
    GenerateOutput read(byte[] body) throws MalformedException;
  }

  private final Map<String, String> fields;
  private final String customId;
  private final StatusErrors errors;

  private RowReader(Map<String, String> fields, String customId, StatusErrors errors) {
    this.fields = fields;
    this.customId = customId;
    this.errors = errors;
  }

  /**
   * Takes a line apart.
   *
   * @param line one JSON object with a {@code custom_id}
   * @param errors words for what is wrong with its answer
   * @return the row
   * @throws GenerationException if not even the custom id can be read
   */
  public static RowReader of(String line, StatusErrors errors) {
    String problem;
    try {
      Map<String, String> fields = Json.fields(line);
      String id = fields.get("custom_id");
      if (id != null && Json.read(id) instanceof JsonString text) {
        return new RowReader(fields, text.value(), errors);
      }
      problem = "has no custom_id";
    } catch (MalformedException e) {
      problem = e.predicate();
    }
    throw new GenerationException(
        Failure.of(Kind.MALFORMED, "a line of the batch's results " + problem), null);
  }

  /**
   * Which request it is about.
   *
   * @return as it stands there
   */
  public String customId() {
    return customId;
  }

  /**
   * Takes a field as it stands.
   *
   * @param field its name
   * @return JSON; {@code null} if there is none
   */
  public String raw(String field) {
    return fields.getOrDefault(field, "null");
  }

  /**
   * Looks for an object in the row.
   *
   * @param field its name
   * @return its fields by name, each as JSON; empty if there is no object
   */
  public Map<String, String> inner(String field) {
    String value = fields.get(field);
    try {
      return value == null || !value.startsWith("{") ? Map.of() : Json.fields(value);
    } catch (MalformedException e) {
      return Map.of();
    }
  }

  /**
   * Makes an answer, or a failure, of a status and a body.
   *
   * @param status HTTP status, as JSON or digits; null for none
   * @param requestId the provider's name of the exchange, as JSON; null for none
   * @param body as JSON; null for none
   * @param answer reads the body of a good status
   * @return the row
   */
  public BatchRow answered(
      @Nullable String status, @Nullable String requestId, @Nullable String body, Answer answer) {
    int number = number(status);
    byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
    String id = text(requestId);
    Map<String, List<String>> headers = id == null ? Map.of() : Map.of("request-id", List.of(id));
    HttpReply reply = new HttpReply(number, HttpHeaders.of(headers, (a, b) -> true), bytes);
    try {
      if (number == 0) {
        throw new MalformedException("has no status");
      }
      return number / 100 == 2
          ? new BatchRow.Answered(customId, answer.read(bytes))
          : new BatchRow.Failed(customId, errors.ofRow(reply));
    } catch (MalformedException e) {
      return new BatchRow.Failed(customId, errors.malformedRow(reply, e));
    }
  }

  /**
   * Makes a failure of an error that came instead of an answer.
   *
   * @param error as JSON
   * @return the row
   */
  public BatchRow failed(String error) {
    return new BatchRow.Failed(
        customId, errors.ofRow(ProviderError.find(error.getBytes(StandardCharsets.UTF_8))));
  }

  /**
   * Says that the request was not begun.
   *
   * @param why in words
   * @return the row
   */
  public BatchRow unsent(String why) {
    return new BatchRow.Unsent(customId, why);
  }

  /**
   * Says that the row is none.
   *
   * @param predicate such as {@code has no result}
   * @return the row
   */
  public BatchRow malformed(String predicate) {
    return new BatchRow.Failed(
        customId, Failure.of(Kind.MALFORMED, "its row in the batch's results " + predicate));
  }

  /**
   * Reads a text.
   *
   * @param json any value; null for none
   * @return the text; null if it is none
   */
  public static @Nullable String text(@Nullable String json) {
    try {
      return json != null && Json.read(json) instanceof JsonString text ? text.value() : null;
    } catch (MalformedException e) {
      return null;
    }
  }

  private static int number(@Nullable String json) {
    try {
      return json != null
              && Json.read(json) instanceof JsonNumber number
              && number.text().matches("[1-5][0-9]{2}")
          ? Integer.parseInt(number.text())
          : 0;
    } catch (MalformedException e) {
      return 0;
    }
  }
}
