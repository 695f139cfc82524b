package dev.retort.openai;

import java.net.http.HttpHeaders;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer, read to its end.
 *
 * @param status HTTP status
 * @param headers as they came
 * @param body the bytes; of an error at most the first part
 */
record HttpReply(int status, HttpHeaders headers, byte[] body) {
  private static final int LONGEST_ID = 200;

  /**
   * The provider's name of the exchange.
   *
   * @return printable, of a sane length; null where there is none
   */
  @Nullable String requestId() {
    return headers
        .firstValue("x-request-id")
        .or(() -> headers.firstValue("request-id"))
        .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID)
        .orElse(null);
  }

  /**
   * Whether the body is said to be compressed, which nobody asked for.
   *
   * @return false for plain text
   */
  boolean isEncoded() {
    return headers
        .firstValue("content-encoding")
        .map(encoding -> !encoding.toLowerCase(Locale.ROOT).equals("identity"))
        .orElse(false);
  }
}
