package dev.retort.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The bytes of one text and what users call it; the only class that counts lines and columns.
 * Immutable.
 */
final class Source {
  /** The most that is read of one file. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private final String file;
  private final byte[] bytes;

  private Source(String file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** A text from memory; lone surrogates are refused, since no file can hold them. */
  static Source of(String file, String text) {
    if (text.length() > MAX_BYTES) {
      throw tooLarge(file);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Source source = of(file, bytes);
    if (bytes.length != text.length() && Surrogates.alone(text)) {
      throw failure(
          ProblemKind.NOT_TEXT, new Problem.Place(file, 1, 1), "the text holds half a character");
    }
    return source;
  }

  /** The bytes of a file, a byte order mark left out. Whether they are UTF-8 is asked later. */
  static Source of(String file, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw tooLarge(file);
    }
    if (starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE)) {
      throw failure(
          ProblemKind.NOT_TEXT,
          new Problem.Place(file, 1, 1),
          "the file is UTF-16; save it as UTF-8");
    }
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      byte[] rest = new byte[bytes.length - 3];
      System.arraycopy(bytes, 3, rest, 0, rest.length);
      return new Source(file, rest);
    }
    return new Source(file, bytes);
  }

  /** Reads a stream to its end, or to the limit. */
  static Source read(String file, InputStream in) throws IOException {
    return of(file, in.readNBytes(MAX_BYTES + 1));
  }

  String file() {
    return file;
  }

  byte[] bytes() {
    return bytes;
  }

  /**
   * The whole text.
   *
   * @throws ConfigException if the bytes are not UTF-8
   */
  String text() {
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw failure(
          ProblemKind.NOT_TEXT,
          place(in.position()),
          "the bytes here are not UTF-8; save the file as UTF-8 text");
    }
    return out.flip().toString();
  }

  /**
   * Asks whether the bytes are UTF-8.
   *
   * @throws ConfigException if they are not
   */
  void checkText() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      text();
    }
  }

  /** The place of a byte. */
  Problem.Place place(int offset) {
    return walk(offset, Integer.MAX_VALUE);
  }

  /** The place of the code point with a number, from 0. */
  Problem.Place placeOfCodePoint(int index) {
    return walk(bytes.length, index);
  }

  private Problem.Place walk(int maxBytes, int maxCodePoints) {
    int line = 1;
    int column = 1;
    int seen = 0;
    int end = Math.min(maxBytes, bytes.length);
    for (int i = 0; i < end; i++) {
      byte b = bytes[i];
      if ((b & 0xC0) == 0x80) {
        continue;
      }
      if (seen++ == maxCodePoints) {
        break;
      }
      boolean breaks = b == '\n' || (b == '\r' && (i + 1 >= bytes.length || bytes[i + 1] != '\n'));
      line = breaks ? line + 1 : line;
      column = breaks ? 1 : column + 1;
    }
    return new Problem.Place(file, line, column);
  }

  /** A problem at a byte, to be thrown. */
  ConfigException failure(ProblemKind kind, int offset, String message) {
    return failure(kind, place(offset), message);
  }

  static ConfigException failure(ProblemKind kind, Problem.Place place, String message) {
    return new ConfigException(List.of(kind.at(place, "", message)));
  }

  private static ConfigException tooLarge(String file) {
    return failure(
        ProblemKind.TOO_LARGE,
        new Problem.Place(file, 1, 1),
        "the config is larger than 16 MB; keep data in files of their own and name them in it");
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
