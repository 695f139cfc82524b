package dev.retort.step;

import dev.retort.llm.ChatMessage;
import dev.retort.llm.ChatMessage.Role;
import dev.retort.llm.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads inputs: one a line, a text or an object with {@code messages} or {@code prompt}. */
final class JsonlInputs extends JsonlReader<Input> {
  JsonlInputs(Path file, String name) throws IOException {
    super(file, name);
  }

  @Override
  Input value(JsonParser in) {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      return Input.of(text(in));
    } else if (in.currentToken() == JsonToken.START_OBJECT) {
      return input(in);
    }
    throw new WrongValue(
        in, "an input is a text, or an object with \"messages\" or \"prompt\"; this is neither");
  }

  /** Other keys are the user's own, such as a number of the line. */
  private static Input input(JsonParser in) {
    Input input = null;
    for (String key = in.nextName(); key != null; key = in.nextName()) {
      boolean messages = key.equals("messages");
      if (messages || key.equals("prompt")) {
        if (input != null) {
          throw new WrongValue(in, "an input has \"messages\" or \"prompt\", and one of them once");
        }
        in.nextToken();
        input = messages ? new Input(messages(in), null) : Input.of(prompt(in));
      } else {
        in.nextToken();
        in.skipChildren();
      }
    }
    if (input == null) {
      throw new WrongValue(in, "this object ends without \"messages\" or \"prompt\"");
    }
    return input;
  }

  private static String prompt(JsonParser in) {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw new WrongValue(in, "\"prompt\" must be a text");
    }
    return text(in);
  }

  private static List<ChatMessage> messages(JsonParser in) {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw new WrongValue(in, "\"messages\" must be a list");
    }
    List<ChatMessage> messages = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      messages.add(message(in));
    }
    if (messages.isEmpty()) {
      throw new WrongValue(in, "\"messages\" needs at least one message");
    }
    return messages;
  }

  private static ChatMessage message(JsonParser in) {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new WrongValue(in, "a message must be an object with \"role\" and \"content\"");
    }
    Role role = null;
    List<ChatMessage.Part> content = null;
    for (String key = in.nextName(); key != null; key = in.nextName()) {
      if (key.equals("role") && role == null) {
        in.nextToken();
        role = role(in);
      } else if (key.equals("content") && content == null) {
        in.nextToken();
        content = content(in);
      } else {
        // To pass it over might be to ask for something else.
        throw new WrongValue(in, "a message has \"role\" and \"content\", each once, and no more");
      }
    }
    if (role == null || content == null) {
      String missing = role == null ? "role" : "content";
      throw new WrongValue(in, "this message ends without \"" + missing + "\"");
    }
    return new ChatMessage(role, content);
  }

  private static Role role(JsonParser in) {
    String name = in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : "";
    for (Role role : Role.values()) {
      if (role.wireName().equals(name)) {
        return role;
      }
    }
    throw new WrongValue(in, "\"role\" must be system, user or assistant");
  }

  private static List<ChatMessage.Part> content(JsonParser in) {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      return List.of(new ChatMessage.Text(text(in)));
    } else if (in.currentToken() != JsonToken.START_ARRAY) {
      throw new WrongValue(in, "\"content\" must be a text or a list of parts");
    }
    List<ChatMessage.Part> parts = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      parts.add(part(in));
    }
    if (parts.isEmpty()) {
      throw new WrongValue(in, "\"content\" needs at least one part");
    }
    return parts;
  }

  /** As it goes over the wire: the type stands beside what is called after it. */
  private static ChatMessage.Part part(JsonParser in) {
    String type = null;
    String text = null;
    String url = null;
    boolean object = in.currentToken() == JsonToken.START_OBJECT;
    for (String key = object ? in.nextName() : null; key != null; key = in.nextName()) {
      in.nextToken();
      switch (key) {
        case "type" -> type = string(in);
        case "text" -> text = string(in);
        case "image_url" -> url = url(in);
        default -> throw wrongPart(in);
      }
    }
    if ("text".equals(type) && text != null && url == null) {
      return new ChatMessage.Text(text);
    } else if ("image_url".equals(type) && url != null && text == null) {
      return new ChatMessage.Image(url);
    }
    throw wrongPart(in);
  }

  private static @Nullable String url(JsonParser in) {
    String url = null;
    boolean object = in.currentToken() == JsonToken.START_OBJECT;
    for (String key = object ? in.nextName() : null; key != null; key = in.nextName()) {
      in.nextToken();
      if (!key.equals("url")) {
        throw wrongPart(in);
      }
      url = string(in);
    }
    return url;
  }

  private static String string(JsonParser in) {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw wrongPart(in);
    }
    return text(in);
  }

  private static String text(JsonParser in) {
    return PlainJson.whole(in.getString());
  }

  private static WrongValue wrongPart(JsonParser in) {
    return new WrongValue(
        in,
        "a part is {\"type\": \"text\", \"text\": ...} or"
            + " {\"type\": \"image_url\", \"image_url\": {\"url\": ...}}");
  }
}
