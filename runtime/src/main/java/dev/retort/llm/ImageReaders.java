package dev.retort.llm;

import dev.retort.descriptor.Capability;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out who would have to read an input's images, and cannot. */
final class ImageReaders {
  /**
   * An LLM that cannot.
   *
   * @param path where it stands in the one that was asked; empty for that one itself
   */
  record Blind(String path, LLM llm) {}

  private ImageReaders() {}

  /** The first that cannot; null if all can. */
  static @Nullable Blind blind(LLM llm) {
    return blind("", llm, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static @Nullable Blind blind(String path, LLM llm, Set<LLM> seen) {
    Map<String, LLM> readers = llm.handsOnTo();
    if (readers.isEmpty()) {
      return llm instanceof SupportsImages ? null : new Blind(path, llm);
    }
    if (!seen.add(llm)) {
      return null;
    }
    for (Map.Entry<String, LLM> reader : readers.entrySet()) {
      String at = path.isEmpty() ? reader.getKey() : path + "." + reader.getKey();
      Blind found = blind(at, reader.getValue(), seen);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Says that an input holds an image that cannot be read. */
  static UnsupportedCapabilityException refused(LLM llm, long index) {
    Blind blind = blind(llm);
    LLM who = blind == null ? llm : blind.llm();
    String where =
        blind == null || blind.path().isEmpty()
            ? ""
            : " and stands at " + blind.path() + " of this " + llm.simpleName();
    return new UnsupportedCapabilityException(
        who.getClass(), Capability.IMAGES, where + "; inputs[" + index + "] holds one");
  }
}
