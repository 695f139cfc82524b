package com.acme.nasty;

import dev.retort.annotation.StructuredType;
import java.util.List;

/**
 * Named like what the generated code uses.
 *
 * @param in this
 * @param json that
 * @param field more
 * @param seen0 even more
 * @param v0 again
 * @param hashCodes the last
 */
@Deprecated
@StructuredType
public record Names(
    int in, java.lang.String json, List<Structure> field, boolean seen0, Old v0, long hashCodes) {

  /** Named like a class of ours. */
  public enum Structure {
    /** Only. */
    ONE
  }

  /** Gone soon. */
  @Deprecated(forRemoval = true)
  public record Old(java.lang.String java) {}
}
