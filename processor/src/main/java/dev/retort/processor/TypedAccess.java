package dev.retort.processor;

import dev.retort.descriptor.PipelineOutline;
import dev.retort.descriptor.TypeInfo;
import dev.retort.processor.emit.Companions;
import dev.retort.processor.emit.PipelineNames;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.PipelineAccess;
import dev.retort.processor.pipeline.PipelineConfigs;
import dev.retort.processor.pipeline.PipelineFile;
import dev.retort.processor.read.AccessReader;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a class of typed setters for each pipeline file where its name is free. For one round. */
final class TypedAccess implements PipelineConfigs.Access {
  private final AccessReader reader;
  private final Companions companions;
  private final Function<TypeInfo, Declaration> declared;
  private final Set<String> sources;
  private final Map<String, String> registered;

  /**
   * For one round.
   *
   * @param declared finds what a step or an LLM declares
   * @param sources names of the classes that are compiled
   * @param registered what each generated class is written for, and who names the files
   */
  TypedAccess(
      AccessReader reader,
      Companions companions,
      Function<TypeInfo, Declaration> declared,
      Set<String> sources,
      Map<String, String> registered) {
    this.reader = reader;
    this.companions = companions;
    this.declared = declared;
    this.sources = sources;
    this.registered = registered;
  }

  @Override
  public void to(PipelineFile file, PipelineOutline outline, Report report) {
    PipelineAccess access =
        reader.read(
            file.origin(), PipelineNames.ofFile(file.below()), file.name(), outline, declared);
    String name = access.ref().qualified();
    String origin = file.origin().toString();
    String owner = registered.putIfAbsent("class " + name, file.name());
    String namer = registered.putIfAbsent("namer " + name, origin);
    if (owner == null && !sources.contains(name)) {
      try {
        companions.write(access, file.origin());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else if (!file.name().equals(owner) || !origin.equals(namer)) {
      report.add(
          Problem.PIPELINE_CLASS_TAKEN, file.where(), file.name(), name, why(file, owner, namer));
    }
  }

  private static String why(PipelineFile file, @Nullable String owner, @Nullable String namer) {
    if (owner == null) {
      return "it exists; rename it, or the file";
    } else if (file.name().equals(owner)) {
      return namer + " names the file, too; drop it from one of the two";
    }
    return "it is written for "
        + owner
        + "; rename one of the two, or let a wildcard stand for the folder they differ in";
  }
}
