package dev.retort.anthropic;

import dev.retort.http.MalformedException;
import dev.retort.http.ProviderError;
import dev.retort.http.RowReader;
import dev.retort.http.StatusErrors;
import dev.retort.llm.BatchRow;
import dev.retort.llm.GenerateOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one line of a batch's results: a message, or why there is none. */
final class MessageRow {
  /** With which status each error comes online. */
  private static final Map<String, String> STATUS =
      Map.of(
          "invalid_request_error", "400",
          "authentication_error", "401",
          "billing_error", "402",
          "permission_error", "403",
          "not_found_error", "404",
          "request_too_large", "413",
          "rate_limit_error", "429",
          "timeout_error", "504",
          "overloaded_error", "529");

  private MessageRow() {}

  /**
   * Reads a line.
   *
   * @param line of the results
   * @param errors words for what is wrong
   * @return what it says
   */
  static BatchRow read(String line, StatusErrors errors) {
    RowReader row = RowReader.of(line, errors);
    Map<String, String> result = row.inner("result");
    String type = RowReader.text(result.get("type"));
    return switch (type == null ? "" : type) {
      case "succeeded" -> row.answered("200", null, result.get("message"), MessageRow::output);
      case "errored" -> errored(row, result.get("error"));
      case "canceled" -> row.unsent("it was cancelled");
      case "expired" -> row.unsent("it expired");
      default -> row.malformed("has no result");
    };
  }

  private static GenerateOutput output(byte[] body) throws MalformedException {
    Message message = MessageReader.read(body);
    if (!message.answered()) {
      throw new MalformedException("has no content");
    }
    return message.output(null);
  }

  private static BatchRow errored(RowReader row, @Nullable String error) {
    String body = error == null ? "{}" : error;
    String type = ProviderError.find(body.getBytes(StandardCharsets.UTF_8)).type();
    return row.answered(
        STATUS.getOrDefault(type == null ? "" : type, "500"), null, body, MessageRow::output);
  }
}
