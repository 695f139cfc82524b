package dev.retort.llamacpp;

import dev.retort.config.ConfigException;
import dev.retort.descriptor.Suggest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How messages become a prompt.
 *
 * @param chat whether by a template; else a prompt is the texts of the messages
 * @param template a Jinja text, or a name; null for that of the model's file
 * @param jinja whether the template is a Jinja text
 */
record ChatFormat(boolean chat, @Nullable String template, boolean jinja) {
  /** What begins a message in ChatML. */
  static final String CHAT_ML = "<|im_start|>";

  /** The templates that the engine has of its own. */
  static final List<String> NAMES =
      List.of(
          "chatml",
          "llama2",
          "llama2-sys",
          "llama2-sys-bos",
          "llama2-sys-strip",
          "mistral-v1",
          "mistral-v3",
          "mistral-v3-tekken",
          "mistral-v7",
          "phi3",
          "phi4",
          "falcon3",
          "zephyr",
          "monarch",
          "gemma",
          "orion",
          "openchat",
          "vicuna",
          "vicuna-orca",
          "deepseek",
          "deepseek2",
          "deepseek3",
          "command-r",
          "llama3",
          "chatglm3",
          "chatglm4",
          "glmedge",
          "minicpm",
          "exaone3",
          "rwkv-world",
          "granite",
          "gigachat",
          "megrez");

  /**
   * Reads the attribute.
   *
   * @param text null to take what the file has
   * @throws ConfigException if it is neither a name nor a template
   */
  static ChatFormat of(@Nullable String text, GgufFile head) {
    if (text == null) {
      return new ChatFormat(head.chatTemplate() != null, null, true);
    } else if (NAMES.contains(text)) {
      return new ChatFormat(true, text, false);
    } else if (text.contains("{")) {
      return new ChatFormat(true, text, true);
    }
    throw ConfigException.wrongValue(
        "/chat_format",
        "chat_format is neither a Jinja template nor the name of one of llama.cpp"
            + Suggest.nearest(text, NAMES)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse(", such as chatml or llama3"));
  }
}
