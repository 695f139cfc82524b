package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.ConfigFile;
import dev.retort.config.ConfigNode;
import dev.retort.config.Problem;
import dev.retort.described.Descriptions;
import dev.retort.descriptor.PipelineChecker;
import dev.retort.descriptor.TypeLookup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code retort pipeline check} for a compiler: the same reader, over types that are only
 * described. A service; programs call {@link Pipeline#read}.
 */
public final class PipelineCheck implements PipelineChecker {
  /** Where nothing is, so that no file of the current folder is taken for an input. */
  private static final Path NOWHERE = Path.of("no folder");

  /** For the service loader. */
  public PipelineCheck() {}

  @Override
  public Checked check(String file, InputStream content, @Nullable Path folder, TypeLookup types)
      throws IOException {
    boolean blind = folder == null;
    try {
      ConfigNode top = ConfigNode.read(file, content, ConfigFile.format(Path.of(file)));
      ReadOptions options = ReadOptions.none().types(new Descriptions(types));
      Pipeline pipeline = new PipelineReader(folder == null ? NOWHERE : folder, options).read(top);
      return new Checked(findings(pipeline.warnings(), blind), pipeline.outline());
    } catch (ConfigException e) {
      return new Checked(findings(e.problems(), blind), null);
    }
  }

  /**
   * What is told.
   *
   * @param blind whether files that are named cannot be looked at, so that none is missing
   */
  private static List<Finding> findings(List<Problem> problems, boolean blind) {
    return problems.stream()
        .filter(each -> !each.message().equals(Descriptions.FAULTY))
        .filter(each -> !(blind && each.id().equals("missing-input")))
        .map(PipelineCheck::finding)
        .toList();
  }

  private static Finding finding(Problem problem) {
    boolean isError = problem.severity() == Problem.Severity.ERROR;
    // The line that the command prints, without what the compiler puts around it.
    String line = problem.toString();
    String kind = isError ? "error: " : "warning: ";
    String tag = " [retort:" + problem.id() + "]";
    int start = problem.place() == null ? 0 : (problem.place() + ": ").length();
    return new Finding(
        problem.id(),
        isError,
        line.substring(0, start)
            + line.substring(start + kind.length(), line.length() - tag.length()));
  }
}
