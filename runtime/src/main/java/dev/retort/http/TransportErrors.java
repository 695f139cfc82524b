package dev.retort.http;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes a readable failure of an exchange that brought no answer. */
final class TransportErrors {
  private final URI address;
  private final Duration timeout;
  private final Redaction redaction;

  /**
   * Knows what to name and what to hide.
   *
   * @param endpoint where the request went
   * @param timeout how long it might take
   */
  TransportErrors(Endpoint endpoint, Duration timeout) {
    this.address = endpoint.address();
    this.timeout = timeout;
    this.redaction = endpoint.redaction();
  }

  /**
   * Explains what was thrown.
   *
   * @param thrown by the HTTP client
   * @return the failure
   */
  GenerationException of(Throwable thrown) {
    Integer status = null;
    String message = describe(thrown);
    return new GenerationException(
        new Failure(kind(thrown), message, 1, status, null), redaction.safe(thrown));
  }

  private static Kind kind(Throwable thrown) {
    if (thrown instanceof HttpTimeoutException) {
      return Kind.TIMEOUT;
    }
    if (in(thrown, BoundedBody.TooLarge.class)
        || in(thrown, BoundedBody.Cut.class)
        || in(thrown, EarlierAnswers.Copy.class)
        || in(thrown, ProtocolException.class)) {
      return Kind.MALFORMED;
    }
    if (in(thrown, CancellationException.class)) {
      return Kind.CANCELLED;
    }
    return thrown instanceof java.io.IOException ? Kind.CONNECTION : Kind.UNKNOWN;
  }

  private String describe(Throwable thrown) {
    if (thrown instanceof HttpTimeoutException) {
      return "no whole answer from " + address + " within " + seconds() + "; see timeout";
    }
    BoundedBody.Cut cut = find(thrown, BoundedBody.Cut.class);
    if (cut != null) {
      return "the connection to " + address + " broke: " + cut.getMessage();
    }
    BoundedBody.TooLarge large = find(thrown, BoundedBody.TooLarge.class);
    if (large != null) {
      return "the answer from " + address + " is refused: " + large.getMessage();
    }
    EarlierAnswers.Copy copy = find(thrown, EarlierAnswers.Copy.class);
    if (copy != null) {
      return "what answers at " + address + " is out of step: " + redaction.quote(copy.what());
    }
    if (in(thrown, CancellationException.class)) {
      return "the exchange with " + address + " was given up";
    }
    if (in(thrown, ProtocolException.class)) {
      return "what answers at " + address + " does not speak HTTP; check base_url";
    }
    if (in(thrown, UnresolvedAddressException.class) || in(thrown, UnknownHostException.class)) {
      return "the host " + address.getHost() + " is not known; check base_url";
    }
    if (in(thrown, SSLException.class)) {
      return "no trusted connection to " + address + "; check base_url and its certificate";
    }
    if (in(thrown, ConnectException.class)) {
      return "nothing answers at " + address + "; is the server running, is base_url right?";
    }
    return thrown instanceof java.io.IOException
        ? "the connection to " + address + " broke before an answer came"
        : "the request to " + address + " could not be sent";
  }

  private String seconds() {
    return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
  }

  private static boolean in(Throwable thrown, Class<? extends Throwable> type) {
    return find(thrown, type) != null;
  }

  private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
    int depth = 0;
    for (Throwable at = thrown; at != null && depth < 20; at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
      depth++;
    }
    return null;
  }
}
