package dev.retort.opentelemetry;

import dev.retort.descriptor.TypeInfo;
import dev.retort.llm.GenerationCall;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that are the same for all calls of an LLM, of spans and of metrics. Immutable.
 *
 * @param type of the LLM that the others were made for
 * @param model likewise
 * @param server likewise
 * @param all of every span and of the duration
 * @param input of the tokens read
 * @param output of the tokens written
 */
record CallAttributes(
    TypeInfo type,
    String model,
    @Nullable URI server,
    Attributes all,
    Attributes input,
    Attributes output) {

  private static final String SUFFIX = "llm";

  static CallAttributes of(GenerationCall call) {
    AttributesBuilder all =
        Attributes.builder()
            .put(GenAiNames.OPERATION, GenAiNames.CHAT)
            .put(GenAiNames.PROVIDER, provider(call.type()))
            .put(GenAiNames.MODEL, call.model());
    URI server = call.server();
    if (server != null) {
      all.put(GenAiNames.SERVER_ADDRESS, server.getHost());
      all.put(GenAiNames.SERVER_PORT, port(server));
    }
    Attributes made = all.build();
    return new CallAttributes(
        call.type(),
        call.model(),
        server,
        made,
        made.toBuilder().put(GenAiNames.TOKEN_TYPE, GenAiNames.INPUT).build(),
        made.toBuilder().put(GenAiNames.TOKEN_TYPE, GenAiNames.OUTPUT).build());
  }

  /** Whether these are a call's, too. */
  boolean areOf(GenerationCall call) {
    return type.equals(call.type())
        && model.equals(call.model())
        && Objects.equals(server, call.server());
  }

  /** Those of a call, or an attempt, that failed. */
  Attributes failed(String errorType) {
    return all.toBuilder().put(GenAiNames.ERROR_TYPE, errorType).build();
  }

  /** What the LLM is called tells whose format it speaks. */
  static String provider(TypeInfo type) {
    String name = type.name().substring(type.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String bare =
        name.endsWith(SUFFIX) && name.length() > SUFFIX.length()
            ? name.substring(0, name.length() - SUFFIX.length())
            : name;
    return GenAiNames.PROVIDERS.getOrDefault(bare, bare);
  }

  private static long port(URI server) {
    if (server.getPort() >= 0) {
      return server.getPort();
    }
    return "http".equalsIgnoreCase(server.getScheme()) ? 80 : 443;
  }
}
