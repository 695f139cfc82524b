package dev.retort.anthropic;

import dev.retort.http.Json;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes an image: its address, or its bytes, which the API takes apart from their type. */
final class ImageSource {
  private static final String DATA = "data:";
  private static final String BASE64 = ";base64";

  private ImageSource() {}

  /**
   * Writes the block of an image.
   *
   * @param json where to
   * @param url an address, or {@code data:image/png;base64,...}
   * @throws GenerationException of kind {@code bad_input} for data that is not of that form
   */
  static void write(JsonGenerator json, String url) {
    json.writeStartObject();
    json.writeStringProperty("type", "image");
    json.writeObjectPropertyStart("source");
    if (url.regionMatches(true, 0, DATA, 0, DATA.length())) {
      writeData(json, url);
    } else {
      json.writeStringProperty("type", "url");
      json.writeStringProperty("url", Json.wellFormed(url));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeData(JsonGenerator json, String url) {
    int comma = url.indexOf(',');
    String head = comma < 0 ? "" : url.substring(DATA.length(), comma).toLowerCase(Locale.ROOT);
    if (!head.endsWith(BASE64) || head.length() == BASE64.length()) {
      throw new GenerationException(
          new Failure(
              Kind.BAD_INPUT,
              "an image of the input begins with data: but not as data:image/png;base64, does",
              0,
              null,
              null),
          null);
    }
    String type = head.substring(0, head.length() - BASE64.length());
    int parameters = type.indexOf(';');
    json.writeStringProperty("type", "base64");
    json.writeStringProperty(
        "media_type", Json.wellFormed(parameters < 0 ? type : type.substring(0, parameters)));
    json.writeStringProperty("data", Json.wellFormed(url.substring(comma + 1)));
  }
}
