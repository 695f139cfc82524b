package dev.retort.llamacpp;

/** The engine gave no answer. */
final class EngineException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why there is none. */
  enum Reason {
    /** There is no engine: its process cannot be started, or its native code not be loaded. */
    NO_ENGINE,
    /** It does not load the model. */
    MODEL_REFUSED,
    /** The chat template does not take the messages. */
    TEMPLATE_FAILED,
    /** It refuses the request. */
    REQUEST_REFUSED,
    /** Its process ended. */
    ENDED,
    /** It was closed by us. */
    CLOSED
  }

  private final Reason reason;

  /**
   * Tells why.
   *
   * @param message in words for the user
   */
  EngineException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  /** The message, which there always is. */
  String message() {
    return String.valueOf(getMessage());
  }
}
