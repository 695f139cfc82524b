package dev.retort.journal;

import java.io.IOException;

/** A journal cannot be opened. The message is for the user and names the folder. */
public final class JournalException extends IOException {
  private static final long serialVersionUID = 1L;

  JournalException(String message) {
    super(message);
  }
}
