package dev.retort.offline;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** All requests of a run; they can be gone through again and again, and are always the same. */
public interface Requests {
  /** The body of each request; null for one that cannot be made. */
  Iterator<@Nullable String> bodies();

  /** The same, but null also for a request whose answer is known. */
  Iterator<@Nullable String> unanswered();

  /** Whether answers that were given are known from then on. */
  boolean areRemembered();
}
