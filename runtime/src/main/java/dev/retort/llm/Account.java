package dev.retort.llm;

import dev.retort.descriptor.Members;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whose limits a call counts against: LLMs of the same account share a {@link
 * dev.retort.engine.Limiter}. Immutable; holds no secret, only a hash that means nothing outside
 * this process.
 *
 * @param provider where calls go: the attribute {@code base_url}, or the class where there is none
 * @param model name of the model
 * @param key hash of the credentials and of those {@code default_headers} that name an account
 * @param clock what time is measured by
 */
record Account(String provider, String model, String key, Object clock) {
  /** What names of headers hold that say whose account it is; {@code {env: NAME}} does as well. */
  private static final List<String> NAMING =
      List.of(
          "auth",
          "cookie",
          "key",
          "token",
          "secret",
          "org",
          "project",
          "account",
          "tenant",
          "workspace",
          "subscription");

  private static final byte[] SALT = new SecureRandom().generateSeed(16);

  static Account of(LLM llm, Object clock) {
    Object address = attribute(llm, "base_url");
    return new Account(
        address == null ? llm.getClass().getName() : withoutSlash(address.toString()),
        String.valueOf(llm.modelName()),
        hash(Redaction.of(llm).values() + "\n" + headers(attribute(llm, "default_headers"))),
        clock);
  }

  /**
   * The headers that say whose account it is. Others, such as of a trace, must not give each step
   * an account of its own; a header too many here exceeds the limits, one too few keeps below them.
   */
  private static Map<String, Object> headers(@Nullable Object all) {
    Map<String, Object> naming = new TreeMap<>();
    if (all instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            String plain = String.valueOf(name).toLowerCase(Locale.ROOT);
            if (value instanceof JsonValue.JsonObject
                || NAMING.stream().anyMatch(plain::contains)) {
              naming.put(plain, value);
            }
          });
    }
    return naming;
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
