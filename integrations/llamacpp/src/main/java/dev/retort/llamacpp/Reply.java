package dev.retort.llamacpp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What the process of the engine says. */
sealed interface Reply {
  /** How far the engine is; where it ends without a word, this tells what it was about. */
  enum Stage {
    /** The process runs, and its native code is there. */
    STARTED,
    /** The model is in memory. */
    LOADED,
    /** The chat template was applied to a request. */
    TEMPLATE_APPLIED
  }

  /** The engine has come to a stage. */
  record At(Stage stage) implements Reply {}

  /**
   * The engine refused to load the model, or to generate.
   *
   * @param id of the request; 0 for the model
   * @param words what it said
   */
  record Refused(int id, String words) implements Reply {}

  /**
   * The prompt does not fit.
   *
   * @param id of the request
   * @param promptTokens how many tokens it has
   */
  record TooLong(int id, int promptTokens) implements Reply {}

  /**
   * An answer.
   *
   * @param id of the request
   * @param text what was generated
   * @param promptTokens how many tokens were read
   * @param newTokens how many were generated, the one that ends an answer included
   * @param vainTokens how many were generated in vain before it
   */
  record Generated(int id, String text, int promptTokens, int newTokens, int vainTokens)
      implements Reply {
    Generated(int id, String text, int promptTokens, int newTokens) {
      this(id, text, promptTokens, newTokens, 0);
    }

    /** The same, with tokens that were generated in vain before it. */
    Generated after(int tokens) {
      return new Generated(id, text, promptTokens, newTokens, tokens);
    }
  }

  default byte[] bytes() {
    return Wire.bytes(this::write);
  }

  private void write(DataOutputStream out) throws IOException {
    if (this instanceof At at) {
      out.writeByte(0);
      Wire.text(out, at.stage.name());
    } else if (this instanceof Refused refused) {
      out.writeByte(1);
      out.writeInt(refused.id);
      Wire.text(out, refused.words);
    } else if (this instanceof TooLong tooLong) {
      out.writeByte(2);
      out.writeInt(tooLong.id);
      out.writeInt(tooLong.promptTokens);
    } else if (this instanceof Generated generated) {
      out.writeByte(3);
      out.writeInt(generated.id);
      Wire.text(out, generated.text);
      out.writeInt(generated.promptTokens);
      out.writeInt(generated.newTokens);
    }
  }

  static Reply read(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case 0 -> new At(Stage.valueOf(Wire.present(in)));
      case 1 -> new Refused(in.readInt(), Wire.present(in));
      case 2 -> new TooLong(in.readInt(), in.readInt());
      default -> new Generated(in.readInt(), Wire.present(in), in.readInt(), in.readInt());
    };
  }
}
