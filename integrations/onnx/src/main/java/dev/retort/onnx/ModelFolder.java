package dev.retort.onnx;

import dev.retort.config.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The files of a model.
 *
 * @param model the ONNX file
 * @param tokenizer the file with vocabulary and rules
 * @param positions how many tokens a text may have; 0 where nothing says it
 */
record ModelFolder(Path model, Path tokenizer, int positions) {
  private static final String POINTER = "/model_path";
  private static final int USUAL_TOKENS = 512;

  /** Name of the operator that finds a scale as the model runs. */
  private static final String SCALED = "DynamicQuantizeLinear";

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Kinds whose positions are counted from behind that of the padding. */
  private static final Set<String> SHIFTED =
      Set.of("roberta", "xlm-roberta", "camembert", "mpnet", "longformer");

  /**
   * Looks for the files.
   *
   * @throws ConfigException if one is missing
   */
  static ModelFolder of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw refused(
          Files.exists(folder)
              ? "model_path is the folder of a model, and " + folder + " is a file; name its folder"
              : "there is no folder " + folder);
    }
    Path model = folder.resolve("model.onnx");
    if (!Files.exists(model)) {
      model = folder.resolve("onnx").resolve("model.onnx");
    }
    if (!Files.exists(model)) {
      throw refused(
          "the folder "
              + folder
              + " holds no model.onnx, neither by itself nor in a folder onnx; an exporter of"
              + " ONNX, such as optimum, makes one of other formats");
    }
    Path tokenizer = folder.resolve("tokenizer.json");
    if (!Files.exists(tokenizer)) {
      throw refused(
          "the folder "
              + folder
              + " holds a model, but no tokenizer.json, without which no text can be read; put"
              + " that of the same model there");
    }
    return new ModelFolder(model, tokenizer, positions(folder.resolve("config.json")));
  }

  /**
   * How many tokens a text may have.
   *
   * @param wanted null for all that the model reads
   * @throws ConfigException if the model reads fewer than are wanted
   */
  int maxTokens(@Nullable Integer wanted) {
    if (wanted != null && positions > 0 && wanted > positions) {
      throw ConfigException.wrongValue(
          "/max_tokens",
          "the model reads "
              + positions
              + " tokens at most, as its config.json says, and max_tokens is "
              + wanted
              + "; say no more than it reads");
    }
    return wanted != null ? wanted : positions > 0 ? positions : USUAL_TOKENS;
  }

  /**
   * Whether the model computes in 8 bits with a scale that it takes from all that is run at once: a
   * text would have other states in other company.
   */
  boolean isScaledByBatch() {
    try (InputStream in = Files.newInputStream(model)) {
      byte[] bytes = new byte[1 << 16];
      String before = "";
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        String text = before + new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
        if (text.contains(SCALED)) {
          return true;
        }
        before = text.substring(Math.max(0, text.length() - SCALED.length()));
      }
      return false;
    } catch (IOException e) {
      throw refused("the model " + model + " cannot be read; may you read the file?");
    }
  }

  static ConfigException refused(String message) {
    return ConfigException.wrongValue(POINTER, message);
  }

  private static int positions(Path config) {
    if (!Files.exists(config)) {
      return 0;
    }
    int positions = 0;
    int padding = 0;
    String kind = "";
    try (JsonParser json =
        FACTORY.createParser(ObjectReadContext.empty(), Files.readString(config))) {
      json.nextToken();
      for (String name = next(json); name != null; name = next(json)) {
        JsonToken value = json.nextToken();
        switch (name) {
          case "max_position_embeddings" -> positions = json.getValueAsInt();
          case "pad_token_id" -> padding = json.getValueAsInt();
          case "model_type" -> kind = String.valueOf(json.getString());
          default -> {
            if (value.isStructStart()) {
              json.skipChildren();
            }
          }
        }
      }
    } catch (IOException | JacksonException e) {
      throw refused("the file " + config + " is no JSON that can be read; fetch it again");
    }
    int most = SHIFTED.contains(kind) ? positions - padding - 1 : positions;
    return Math.max(0, most);
  }

  private static @Nullable String next(JsonParser json) {
    return json.nextToken() == JsonToken.PROPERTY_NAME ? json.currentName() : null;
  }
}
