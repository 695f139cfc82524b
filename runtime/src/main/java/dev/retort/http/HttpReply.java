package dev.retort.http;

import java.net.http.HttpHeaders;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An HTTP answer, read to its end. Nobody changes its bytes. */
public final class HttpReply {
  private static final int LONGEST_ID = 200;

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  /**
   * Keeps an answer.
   *
   * @param status HTTP status
   * @param headers as they came
   * @param body the bytes; of an error at most the first part
   */
  public HttpReply(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public int status() {
    return status;
  }

  public HttpHeaders headers() {
    return headers;
  }

  public byte[] body() {
    return body;
  }

  /**
   * The provider's name of the exchange.
   *
   * @return printable, of a sane length; null where there is none
   */
  public @Nullable String requestId() {
    return requestId(headers);
  }

  static @Nullable String requestId(HttpHeaders headers) {
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
  public boolean isEncoded() {
    return headers
        .firstValue("content-encoding")
        .map(encoding -> !encoding.toLowerCase(Locale.ROOT).equals("identity"))
        .orElse(false);
  }
}
