package dev.retort.llm;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One message of a conversation. Immutable.
 *
 * @param role who speaks
 * @param parts what is said: at least one part
 */
public record ChatMessage(Role role, List<Part> parts) {

  /** Who speaks. */
  public enum Role {
    SYSTEM,
    USER,
    ASSISTANT;

    /**
     * The name on the wire.
     *
     * @return in lower case
     */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A part of a message. */
  public sealed interface Part {}

  /**
   * Text.
   *
   * @param text what is said
   */
  public record Text(String text) implements Part {
    public Text {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * An image.
   *
   * @param url its address, or {@code data:image/png;base64,...}
   */
  public record Image(String url) implements Part {
    public Image {
      Objects.requireNonNull(url, "url");
    }
  }

  public ChatMessage {
    Objects.requireNonNull(role, "role");
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a message needs at least one part");
    }
  }

  /**
   * A message of the system.
   *
   * @param text what is said
   * @return the message
   */
  public static ChatMessage system(String text) {
    return new ChatMessage(Role.SYSTEM, List.of(new Text(text)));
  }

  /**
   * A message of the user.
   *
   * @param text what is said
   * @return the message
   */
  public static ChatMessage user(String text) {
    return new ChatMessage(Role.USER, List.of(new Text(text)));
  }

  /**
   * A message of the user, of text and images.
   *
   * @param parts what is said
   * @return the message
   */
  public static ChatMessage user(Part... parts) {
    return new ChatMessage(Role.USER, List.of(parts));
  }

  /**
   * A message of the model.
   *
   * @param text what is said
   * @return the message
   */
  public static ChatMessage assistant(String text) {
    return new ChatMessage(Role.ASSISTANT, List.of(new Text(text)));
  }

  /**
   * The text parts, one after another.
   *
   * @return empty for a message of images alone
   */
  public String text() {
    if (parts.size() == 1 && parts.get(0) instanceof Text only) {
      return only.text();
    }
    StringBuilder all = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Text text) {
        all.append(text.text());
      }
    }
    return all.toString();
  }

  /**
   * Whether a part is an image.
   *
   * @return true if so
   */
  public boolean hasImages() {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Image) {
        return true;
      }
    }
    return false;
  }
}
