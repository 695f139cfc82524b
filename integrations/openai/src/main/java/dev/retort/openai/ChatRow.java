package dev.retort.openai;

import dev.retort.http.MalformedException;
import dev.retort.http.RowReader;
import dev.retort.http.StatusErrors;
import dev.retort.llm.BatchRow;
import dev.retort.llm.GenerateOutput;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one line of a batch's results: a response, or an error in its stead. */
final class ChatRow {
  private static final Set<String> NOT_BEGUN = Set.of("batch_expired", "batch_cancelled");

  private ChatRow() {}

  /**
   * Reads a line.
   *
   * @param line of the file of answers or of errors
   * @param wanted generations that the request asked for
   * @param errors words for what is wrong
   * @return what it says
   */
  static BatchRow read(String line, int wanted, StatusErrors errors) {
    RowReader row = RowReader.of(line, errors);
    Map<String, String> error = row.inner("error");
    if (!error.isEmpty()) {
      String code = RowReader.text(error.get("code"));
      if (code != null && NOT_BEGUN.contains(code)) {
        return row.unsent(code.equals("batch_expired") ? "it expired" : "it was cancelled");
      }
    }
    Map<String, String> response = row.inner("response");
    if (response.isEmpty()) {
      return error.isEmpty() ? row.malformed("has no response") : row.failed(row.raw("error"));
    }
    String id = response.get("request_id");
    return row.answered(
        response.get("status_code"),
        id,
        response.get("body"),
        body -> output(body, wanted, RowReader.text(id)));
  }

  private static GenerateOutput output(byte[] body, int wanted, @Nullable String requestId)
      throws MalformedException {
    ChatResponse response = ChatResponseReader.read(body);
    if (response.choices().isEmpty()) {
      throw new MalformedException("has no choices");
    }
    return Generations.of(response, wanted, requestId);
  }
}
