package dev.retort.llm;

import dev.retort.descriptor.Members;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Whose limits a call counts against: LLMs of the same account share a {@link
 * dev.retort.engine.Limiter}. Immutable; holds no secret, only a hash that means nothing outside
 * this process.
 *
 * @param provider where calls go: the attribute {@code base_url}, or the class where there is none
 * @param model name of the model
 * @param key hash of the credentials and of {@code default_headers}
 * @param clock what time is measured by
 */
record Account(String provider, String model, String key, Object clock) {
  private static final byte[] SALT = new SecureRandom().generateSeed(16);

  static Account of(LLM llm, Object clock) {
    Object address = attribute(llm, "base_url");
    return new Account(
        address == null ? llm.getClass().getName() : withoutSlash(address.toString()),
        String.valueOf(llm.modelName()),
        hash(Redaction.of(llm).values() + "\n" + attribute(llm, "default_headers")),
        clock);
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/")
        ? withoutSlash(address.substring(0, address.length() - 1))
        : address;
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(SALT);
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** The value of an attribute of an LLM; null where it has none of that name. */
  static @Nullable Object attribute(LLM llm, String name) {
    return attribute(llm, cast(llm.descriptor()), name);
  }

  private static <T> @Nullable Object attribute(
      T llm, @Nullable Members<? super T> level, String name) {
    for (Members<? super T> at = level; at != null; at = parent(at)) {
      for (int i = 0; i < at.declared().size(); i++) {
        if (at.declared().get(i).name().equals(name)) {
          return at.get(llm, i);
        }
      }
    }
    return null;
  }

  @SuppressWarnings("unchecked") // A level's parent speaks for a superclass of the level's class.
  private static <T> @Nullable Members<? super T> parent(Members<? super T> level) {
    return (Members<? super T>) level.parent();
  }

  @SuppressWarnings("unchecked") // An LLM's descriptor speaks for its class.
  private static Members<LLM> cast(Members<?> descriptor) {
    return (Members<LLM>) descriptor;
  }
}
