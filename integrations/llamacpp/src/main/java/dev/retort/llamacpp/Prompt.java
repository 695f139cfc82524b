package dev.retort.llamacpp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What goes before an answer.
 *
 * @param text messages in JSON that the chat template of the model is applied to, or the text
 *     itself
 * @param chat whether it is messages
 */
record Prompt(String text, boolean chat) {

  void write(DataOutputStream out) throws IOException {
    Wire.text(out, text);
    out.writeBoolean(chat);
  }

  static Prompt read(DataInputStream in) throws IOException {
    return new Prompt(Wire.present(in), in.readBoolean());
  }
}
