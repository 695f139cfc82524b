package dev.retort.descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks pipeline files for a compiler. The runtime provides it as a service, so that the processor
 * applies the rules of the very runtime that the program will run with. No class that a file names
 * is loaded.
 */
public interface PipelineChecker {
  /**
   * Checks a file.
   *
   * @param file what problems call it; its suffix tells its format
   * @param content the file, read to its end and not closed
   * @param folder what relative paths in the file are relative to; null if files cannot be looked
   *     at
   * @param types what the types are that the file names
   * @return what is wrong with it, or what stands in it
   * @throws IOException if the content cannot be read
   */
  Checked check(String file, InputStream content, @Nullable Path folder, TypeLookup types)
      throws IOException;

  /**
   * What a check came to. Immutable.
   *
   * @param findings all errors or, where there is none, all warnings, in order of place
   * @param outline what stands in the file; null if it has mistakes
   */
  record Checked(List<Finding> findings, @Nullable PipelineOutline outline) {
    public Checked {
      findings = List.copyOf(findings);
    }
  }

  /**
   * One thing that is wrong with a file.
   *
   * @param id stable name of the kind of problem
   * @param isError whether it stops a run
   * @param text {@code FILE:LINE:COL: message}, in one line
   */
  record Finding(String id, boolean isError, String text) {
    public Finding {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(text, "text");
    }
  }
}
