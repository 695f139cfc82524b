package dev.retort.llamacpp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One generation that the engine is asked for.
 *
 * @param id tells which reply is whose
 * @param prompt what goes before the answer
 * @param sampling how tokens are chosen
 * @param grammar what the answer must be, as the engine writes grammars; null for any text
 */
record Request(int id, Prompt prompt, Sampling sampling, @Nullable String grammar) {

  void write(DataOutputStream out) throws IOException {
    out.writeInt(id);
    prompt.write(out);
    sampling.write(out);
    Wire.text(out, grammar);
  }

  static Request read(DataInputStream in) throws IOException {
    return new Request(in.readInt(), Prompt.read(in), Sampling.read(in), Wire.text(in));
  }
}
