package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one run's requests in a journal: 128 bits of SHA-256 over everything that makes an
 * answer what it is. {@code docs/journal.md} tells what and in which order; {@code RequestKeysTest}
 * holds some keys, since a change of them makes every journal worthless. One thread at a time, and
 * it asks in the order of the inputs.
 */
final class RequestKeys {
  /** The number of this way to make keys. */
  static final int VERSION = 1;

  private static final int TEXT = 0;
  private static final int IMAGE = 1;
  private static final int FREE = 0;
  private static final int SCHEMA = 1;
  private static final int REGEX = 2;
  private static final int TWO_SCHEMAS = 3;

  private final int twin;
  private final @Nullable Occurrences occurrences;
  private final MessageDigest sha = sha256();
  private final Bytes bytes = new Bytes();
  private final byte[] config;
  private final int asked;
  private long high;
  private long low;

  /**
   * Keys of an LLM's requests.
   *
   * @param kwargs bound
   * @param asked generations that one call is asked for
   * @param twin which of several who ask the same
   * @param occurrences numbers equal requests; null where all are asked for answers of others
   */
  RequestKeys(LLM llm, Kwargs kwargs, int asked, int twin, @Nullable Occurrences occurrences) {
    this.twin = twin;
    this.occurrences = occurrences;
    this.asked = asked;
    bytes.text("retort-key").count(VERSION);
    ConfigBytes.add(llm, kwargs, bytes);
    this.config = hash();
  }

  /** Makes the key of the next request of one who asks by itself. */
  void next(Input input) {
    byte[] request = request(input);
    int occurrence = Objects.requireNonNull(occurrences).next(ByteBuffer.wrap(request).getLong());
    bytes.clear();
    bytes.raw(request).count(twin).count(occurrence);
    key();
  }

  /**
   * Makes the key of a request that is made for the answer of another LLM.
   *
   * @param position adds which one it is
   */
  void next(Input input, Consumer<Bytes> position) {
    byte[] request = request(input);
    bytes.clear();
    position.accept(bytes.raw(request));
    key();
  }

  private byte[] request(Input input) {
    bytes.clear();
    bytes.raw(config).count(asked);
    add(input.messages(), bytes);
    form(input);
    return hash();
  }

  private void key() {
    ByteBuffer key = ByteBuffer.wrap(hash());
    high = key.getLong();
    low = key.getLong();
  }

  /** The upper half of the key. */
  long high() {
    return high;
  }

  /** The lower half of the key of the first call; that of the n-th is n more. */
  long low() {
    return low;
  }

  static void add(List<ChatMessage> messages, Bytes to) {
    to.count(messages.size());
    for (ChatMessage message : messages) {
      to.text(message.role().wireName()).count(message.parts().size());
      for (ChatMessage.Part part : message.parts()) {
        if (part instanceof ChatMessage.Text text) {
          to.one(TEXT).text(text.text());
        } else if (part instanceof ChatMessage.Image image) {
          to.one(IMAGE).text(image.url());
        }
      }
    }
  }

  private void form(Input input) {
    StructuredOutput form = input.structuredOutput();
    if (form instanceof StructuredOutput.JsonSchema schema) {
      String strict = schema.strictSchema();
      if (strict == null) {
        bytes.one(SCHEMA).text(schema.schema());
      } else {
        bytes.one(TWO_SCHEMAS).text(schema.schema()).text(strict);
      }
    } else if (form instanceof StructuredOutput.Regex regex) {
      bytes.one(REGEX).text(regex.pattern());
    } else {
      bytes.one(FREE);
    }
  }

  private byte[] hash() {
    sha.update(bytes.array(), 0, bytes.size());
    return sha.digest();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
