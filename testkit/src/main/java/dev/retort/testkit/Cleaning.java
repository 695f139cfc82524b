package dev.retort.testkit;

import dev.retort.llm.LLM;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * Takes out of requests and answers what must not be kept: credentials, by the type of what holds
 * them; and what is another at every run. Safe for use by many threads.
 */
final class Cleaning {
  static final String HIDDEN = "***";

  private static final Pattern CREDENTIAL =
      Pattern.compile(".*(authorization|cookie|api-?key|token|secret|password|credential).*");

  /** Of the connection, the machine or the moment. */
  private static final Set<String> NOISE =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "http2-settings",
          "idempotency-key",
          "transfer-encoding",
          "traceparent",
          "tracestate",
          "upgrade",
          "user-agent");

  /** What {@code AsyncLLM.idempotencyKey()} gives, whatever the API calls the header. */
  private static final Pattern CALL =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9]+(-[0-9]+)?(-q[0-9]+)?");

  /** What an LLM may read of an answer's headers. */
  private static final Pattern TOLD =
      Pattern.compile("content-type|retry-after.*|.*request-id|.*ratelimit.*");

  private final List<LLM> llms = new CopyOnWriteArrayList<>();
  private final Set<String> alsoTold = ConcurrentHashMap.newKeySet();

  /** Credentials of an LLM are hidden from now on, as they are when something is sent. */
  void hideSecretsOf(LLM llm) {
    llms.add(llm);
  }

  /** A header of answers is kept from now on. */
  void keep(String header) {
    alsoTold.add(header.toLowerCase(Locale.ROOT));
  }

  /** Whether a header of answers is kept. */
  boolean keeps(String header) {
    String key = header.toLowerCase(Locale.ROOT);
    return alsoTold.contains(key) || TOLD.matcher(key).matches();
  }

  /** A text without credentials, however they are written in it. */
  String text(String text) {
    String clean = text;
    for (String secret : secrets()) {
      clean = SecretPattern.of(secret).matcher(clean).replaceAll(HIDDEN);
    }
    return clean;
  }

  /** What is no text without credentials: each byte is taken for a letter. */
  byte[] bytes(byte[] bytes) {
    String clean = text(new String(bytes, StandardCharsets.ISO_8859_1));
    for (String secret : secrets()) {
      byte[] inUtf8 = secret.getBytes(StandardCharsets.UTF_8);
      clean = clean.replace(new String(inUtf8, StandardCharsets.ISO_8859_1), HIDDEN);
    }
    return clean.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The longest first: one may be a part of another. */
  private List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    llms.forEach(llm -> secrets.addAll(new Configured(llm).secrets()));
    secrets.removeIf(String::isEmpty);
    secrets.sort(Comparator.comparingInt(String::length).reversed());
    return secrets;
  }

  Map<String, String> requestHeaders(Map<String, List<String>> headers) {
    Map<String, String> kept = new TreeMap<>();
    headers.forEach(
        (name, values) -> {
          String key = name.toLowerCase(Locale.ROOT);
          if (!NOISE.contains(key) && !values.stream().allMatch(CALL.asMatchPredicate())) {
            kept.put(key, header(key, values));
          }
        });
    return kept;
  }

  Map<String, String> responseHeaders(Map<String, List<String>> headers) {
    Map<String, String> kept = new TreeMap<>();
    headers.forEach(
        (name, values) -> {
          if (keeps(name)) {
            // Limits of tokens are no credentials.
            kept.put(name.toLowerCase(Locale.ROOT), text(String.join(", ", values)));
          }
        });
    return kept;
  }

  /**
   * Whether a header belongs to the connection and is not passed on. What the client would unpack
   * is asked for unpacked: credentials are looked for in it.
   */
  static boolean isOfTheConnection(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "transfer-encoding",
          "upgrade" ->
          true;
      default -> false;
    };
  }

  private String header(String name, List<String> values) {
    return CREDENTIAL.matcher(name).matches() ? HIDDEN : text(String.join(", ", values));
  }
}
