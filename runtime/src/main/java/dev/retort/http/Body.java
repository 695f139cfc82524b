package dev.retort.http;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a request carries. Files are streamed from the disk, whatever their size.
 *
 * @param contentType its media type
 * @param length bytes
 * @param publisher gives the bytes
 */
public record Body(String contentType, long length, BodyPublisher publisher) {
  private static final String JSON = "application/json";

  /** Nothing at all. */
  public static final Body NONE = new Body(JSON, 0, BodyPublishers.noBody());

  /**
   * JSON from the memory.
   *
   * @param json UTF-8
   * @return the body
   */
  public static Body json(byte[] json) {
    return new Body(JSON, json.length, BodyPublishers.ofByteArray(json));
  }

  /**
   * An object with one field, the list of all lines of a file.
   *
   * @param field name of the field
   * @param lines one JSON value a line, each line ended by a line feed
   * @return the body
   * @throws IOException if the file cannot be read
   */
  public static Body list(String field, Path lines) throws IOException {
    byte[] head = ("{\"" + field + "\":[").getBytes(StandardCharsets.UTF_8);
    long size = Files.size(lines);
    BodyPublisher items =
        BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> new Items(open(lines), size)), size);
    return new Body(
        JSON,
        head.length + size + 1,
        BodyPublishers.concat(
            BodyPublishers.ofByteArray(head), items, BodyPublishers.ofString("}")));
  }

  /**
   * A form with one file.
   *
   * @param boundary what occurs nowhere in the file
   * @param field name of a text field
   * @param value of that field
   * @param fileName name of the file
   * @param file goes out as the field {@code file}
   * @return the body
   * @throws IOException if the file cannot be read
   */
  public static Body form(String boundary, String field, String value, String fileName, Path file)
      throws IOException {
    String head =
        part(boundary, "name=\"" + field + "\"", "")
            + value
            + "\r\n"
            + part(
                boundary,
                "name=\"file\"; filename=\"" + fileName + "\"",
                "Content-Type: application/jsonl\r\n");
    String tail = "\r\n--" + boundary + "--\r\n";
    long length = head.getBytes(StandardCharsets.UTF_8).length + Files.size(file) + tail.length();
    return new Body(
        "multipart/form-data; boundary=" + boundary,
        length,
        BodyPublishers.concat(
            BodyPublishers.ofString(head), ofFile(file), BodyPublishers.ofString(tail)));
  }

  private static String part(String boundary, String disposition, String more) {
    return "--"
        + boundary
        + "\r\nContent-Disposition: form-data; "
        + disposition
        + "\r\n"
        + more
        + "\r\n";
  }

  private static BodyPublisher ofFile(Path file) throws FileNotFoundException {
    return BodyPublishers.ofFile(file);
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines as the items of a list: commas where lines end, a bracket where the last one does. */
  private static final class Items extends FilterInputStream {
    private long left;

    Items(InputStream lines, long length) {
      super(lines);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = super.read(bytes, from, length);
      for (int i = from; i < from + count; i++) {
        left--;
        if (bytes[i] == '\n') {
          bytes[i] = (byte) (left == 0 ? ']' : ',');
        }
      }
      return count;
    }
  }
}
