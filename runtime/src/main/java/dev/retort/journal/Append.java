package dev.retort.journal;

import java.util.concurrent.CompletableFuture;

/**
 * A record on its way to the disk. It completes once it is there to stay: with true, or with false
 * where a record of that key was written before it since the journal was opened, which stays the
 * one that counts.
 */
public final class Append extends CompletableFuture<Boolean> {
  final long high;
  final long low;
  final byte[] payload;
  final boolean isNote;

  // Written by the thread that writes the record, before that completes it.
  boolean counts;

  Append(long high, long low, byte[] payload) {
    this.high = high;
    this.low = low;
    this.payload = payload;
    this.isNote = RecordFormat.isNote(payload, 0, payload.length);
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
