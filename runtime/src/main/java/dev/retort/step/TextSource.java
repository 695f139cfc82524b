package dev.retort.step;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files as strict UTF-8 without the byte order mark that some tools put in front. */
final class TextSource {
  private TextSource() {}

  static Reader open(Path file) throws IOException {
    PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), 3);
    try {
      skipMark(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
    return new InputStreamReader(
        in,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static void skipMark(PushbackInputStream in) throws IOException {
    byte[] start = new byte[3];
    int read = in.readNBytes(start, 0, 3);
    boolean mark =
        read == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
    if (!mark) {
      in.unread(start, 0, read);
    }
  }
}
