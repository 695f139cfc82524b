package dev.retort.bench.structured;

/** Reads the two answers. */
interface AnswerCodec {
  /** Reads the short one. */
  Person person(String json);

  /** Reads the long one. */
  Invoice invoice(String json);
}
