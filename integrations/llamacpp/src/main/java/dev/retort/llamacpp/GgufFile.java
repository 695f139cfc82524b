package dev.retort.llamacpp;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a GGUF file tells, read without the engine: so that a file that is none is told
 * in words, and not by native code.
 *
 * @param contextLength how many tokens the model was trained on at once; 0 if the file does not say
 * @param chatTemplate its own chat template; null where it has none
 * @param addsStart whether the engine puts a token before every text
 * @param fileSize in bytes
 */
record GgufFile(
    int contextLength, @Nullable String chatTemplate, boolean addsStart, long fileSize) {
  /** Memory grows with the context, so by default there is no more than this. */
  private static final int USUAL_CONTEXT = 4096;

  private static final int MAX_TEXT = 64 << 20;

  /** Levels of lists in lists, of which there are none in models. */
  private static final int MAX_DEPTH = 8;

  /** Architectures that read texts and write none. */
  private static final Set<String> ENCODERS =
      Set.of("bert", "nomic-bert", "nomic-bert-moe", "jina-bert-v2", "t5encoder", "clip");

  /** Elements and bytes of a block, by the number of the tensor's type; 0 where none has it. */
  private static final int[][] BLOCKS = {
    {1, 4},
    {1, 2},
    {32, 18},
    {32, 20},
    {0, 0},
    {0, 0},
    {32, 22},
    {32, 24},
    {32, 34},
    {32, 36},
    {256, 84},
    {256, 110},
    {256, 144},
    {256, 176},
    {256, 210},
    {256, 292},
    {256, 66},
    {256, 74},
    {256, 98},
    {256, 50},
    {32, 18},
    {256, 110},
    {256, 82},
    {256, 136},
    {1, 1},
    {1, 2},
    {1, 4},
    {1, 8},
    {1, 8},
    {256, 56},
    {1, 2},
  };

  /**
   * Reads the head of a file and checks that the file is whole.
   *
   * @throws ModelFileException if it is no GGUF file with a model that generates text
   */
  static GgufFile read(Path file) throws ModelFileException {
    if (Files.isDirectory(file)) {
      throw new ModelFileException(
          "the model " + file + " is a folder; name a GGUF file" + inFolder(file));
    } else if (!Files.exists(file)) {
      Path folder = file.toAbsolutePath().getParent();
      throw new ModelFileException(
          "there is no model at "
              + file
              + (folder != null && Files.isDirectory(folder)
                  ? inFolder(folder)
                  : "; the folder does not exist either"));
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      return new Reading(file, in, Files.size(file)).read();
    } catch (EOFException e) {
      throw cut(file, "");
    } catch (IOException e) {
      throw new ModelFileException("the model " + file + " cannot be read; may you read the file?");
    }
  }

  /** How many tokens of context a model gets that none is set for. */
  int usualContext() {
    return contextLength == 0 ? USUAL_CONTEXT : Math.min(contextLength, USUAL_CONTEXT);
  }

  private static String inFolder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      String names =
          files
              .map(f -> String.valueOf(f.getFileName()))
              .filter(name -> name.endsWith(".gguf"))
              .sorted()
              .limit(5)
              .collect(Collectors.joining(", "));
      return names.isEmpty() ? ", and the folder holds none" : "; the folder holds " + names;
    } catch (IOException e) {
      return "";
    }
  }

  private static ModelFileException cut(Path file, String more) {
    return new ModelFileException(
        "the model " + file + " is cut short" + more + "; fetch or copy the file again");
  }

  /** One pass over the head of one file. */
  private static final class Reading {
    private final Path file;
    private final DataInputStream in;
    private final long size;
    private long at;

    private String architecture = "";
    private long contextLength;
    private long alignment = 32;
    private @Nullable String chatTemplate;
    private String vocabulary = "";
    private String splitter = "";
    private @Nullable Boolean addsStart;
    private int startId = -1;

    Reading(Path file, DataInputStream in, long size) {
      this.file = file;
      this.in = in;
      this.size = size;
    }

    GgufFile read() throws IOException, ModelFileException {
      if (size < 4 || in.readInt() != 0x47475546) {
        throw new ModelFileException(
            "the model "
                + file
                + " is no GGUF file; llama.cpp has scripts that convert models of other formats");
      }
      at = 4;
      int version = (int) number(4);
      if (version != 2 && version != 3) {
        throw new ModelFileException(
            "the model "
                + file
                + " is of version "
                + version
                + " of GGUF, and 2 and 3 can be read; convert it anew");
      }
      long tensors = number(8);
      long entries = number(8);
      for (long i = 0; i < entries; i++) {
        entry(text(), (int) number(4));
      }
      checkKind(tensors);
      checkWhole(tensors);
      boolean begins = addsStart == null ? addsStartByDefault() : addsStart;
      return new GgufFile(
          (int) Math.min(Integer.MAX_VALUE, contextLength),
          chatTemplate,
          begins && startId >= 0,
          size);
    }

    private boolean addsStartByDefault() {
      return vocabulary.equals("llama")
          || (vocabulary.equals("gpt2")
              && Set.of("llama3", "llama-v3", "llama-bpe", "falcon3").contains(splitter));
    }

    private void checkKind(long tensors) throws ModelFileException {
      if (ENCODERS.contains(architecture)) {
        throw new ModelFileException(
            "the model " + file + " is an encoder (" + architecture + "), which generates no text");
      } else if (tensors == 0 || vocabulary.isEmpty()) {
        throw new ModelFileException(
            "the file " + file + " holds no whole model, but only a vocabulary or an adapter");
      }
    }

    private void entry(String key, int type) throws IOException, ModelFileException {
      switch (key) {
        case "general.architecture" -> architecture = textOr(type);
        case "general.alignment" -> alignment = Math.max(1, numberOr(type));
        case "tokenizer.chat_template" -> chatTemplate = textOr(type);
        case "tokenizer.ggml.model" -> vocabulary = textOr(type);
        case "tokenizer.ggml.pre" -> splitter = textOr(type);
        case "tokenizer.ggml.add_bos_token" -> addsStart = numberOr(type) != 0;
        case "tokenizer.ggml.bos_token_id" -> startId = (int) numberOr(type);
        default -> {
          if (key.endsWith(".context_length") && key.equals(architecture + ".context_length")) {
            contextLength = numberOr(type);
          } else {
            skip(type);
          }
        }
      }
    }

    private String textOr(int type) throws IOException, ModelFileException {
      if (type == 8) {
        return text();
      }
      skip(type);
      return "";
    }

    private long numberOr(int type) throws IOException, ModelFileException {
      if (width(type) > 0 && type != 6 && type != 12) {
        return number(width(type));
      }
      skip(type);
      return 0;
    }

    /** Bytes of a value of a type; 0 for those that tell their own length. */
    private static int width(int type) {
      return switch (type) {
        case 0, 1, 7 -> 1;
        case 2, 3 -> 2;
        case 4, 5, 6 -> 4;
        case 10, 11, 12 -> 8;
        default -> 0;
      };
    }

    private void skip(int type) throws IOException, ModelFileException {
      skip(type, 0);
    }

    private void skip(int type, int depth) throws IOException, ModelFileException {
      if (depth > MAX_DEPTH) {
        throw broken();
      } else if (type == 8) {
        skipBytes(number(8));
      } else if (type == 9) {
        int items = (int) number(4);
        long count = number(8);
        if (width(items) > 0) {
          // Of what cannot be in the file, the product may be no long.
          skipBytes(Math.min(count, size) * width(items));
        } else {
          for (long i = 0; i < count; i++) {
            skip(items, depth + 1);
          }
        }
      } else if (width(type) > 0) {
        skipBytes(width(type));
      } else {
        throw broken();
      }
    }

    private ModelFileException broken() {
      return new ModelFileException(
          "the head of the model " + file + " is broken; fetch or copy the file again");
    }

    private void checkWhole(long tensors) throws IOException, ModelFileException {
      long end = 0;
      for (long i = 0; i < tensors; i++) {
        text();
        long elements = 1;
        long dimensions = number(4);
        for (long d = 0; d < dimensions; d++) {
          elements *= number(8);
        }
        int type = (int) number(4);
        long offset = number(8);
        boolean known = type >= 0 && type < BLOCKS.length && BLOCKS[type][0] > 0;
        long bytes = known ? elements / BLOCKS[type][0] * BLOCKS[type][1] : 1;
        end = Math.max(end, offset + bytes);
      }
      long whole = (at + alignment - 1) / alignment * alignment + end;
      if (size < whole) {
        throw cut(file, ": it has " + size + " of " + whole + " bytes");
      }
    }

    private String text() throws IOException, ModelFileException {
      long length = number(8);
      if (length < 0 || length > MAX_TEXT) {
        throw broken();
      }
      if (length > size - at) {
        throw new EOFException();
      }
      byte[] bytes = new byte[(int) length];
      in.readFully(bytes);
      at += length;
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A number of so many bytes, the lowest first. */
    private long number(int bytes) throws IOException {
      long value = 0;
      for (int i = 0; i < bytes; i++) {
        value |= (long) in.readUnsignedByte() << (8 * i);
      }
      at += bytes;
      return value;
    }

    private void skipBytes(long count) throws IOException, ModelFileException {
      if (count < 0) {
        throw broken();
      }
      if (count > size - at) {
        throw new EOFException();
      }
      in.skipNBytes(count);
      at += count;
    }
  }
}
