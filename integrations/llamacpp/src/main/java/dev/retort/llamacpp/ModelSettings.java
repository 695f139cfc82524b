package dev.retort.llamacpp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a model is loaded with.
 *
 * @param file the GGUF file
 * @param contextSize how many tokens prompt and answer may have together
 * @param gpuLayers how many layers a GPU computes, if there is one
 * @param threads how many compute; 0 to leave it to the engine
 * @param chatTemplate name of a template or a Jinja text; null for that of the file
 * @param foreign whether the template, the file's or another, cannot give what ChatML gives
 * @param jinja whether the template is a Jinja text
 */
record ModelSettings(
    String file,
    int contextSize,
    int gpuLayers,
    int threads,
    @Nullable String chatTemplate,
    boolean foreign,
    boolean jinja) {

  void write(DataOutputStream out) throws IOException {
    Wire.text(out, file);
    out.writeInt(contextSize);
    out.writeInt(gpuLayers);
    out.writeInt(threads);
    Wire.text(out, chatTemplate);
    out.writeBoolean(foreign);
    out.writeBoolean(jinja);
  }

  static ModelSettings read(DataInputStream in) throws IOException {
    return new ModelSettings(
        Wire.present(in),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        Wire.text(in),
        in.readBoolean(),
        in.readBoolean());
  }
}
