package dev.retort.bench.document;

/**
 * One way to write and read the document. Made once, used from one thread.
 *
 * @param <T> what is read
 */
public interface DocumentCodec<T> {
  /** Writes the sample, {@code runtime_parameters_info} included. */
  byte[] write();

  /** Reads a document; its {@code runtime_parameters_info} is skipped. */
  T read(byte[] json);

  /** What was read, as the peers' model, so that it can be compared. */
  StepConfig model(T read);
}
