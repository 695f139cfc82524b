package dev.retort.processor.pipeline;

import dev.retort.annotation.PipelineConfig;
import dev.retort.descriptor.PipelineChecker;
import dev.retort.descriptor.PipelineChecker.Checked;
import dev.retort.descriptor.PipelineChecker.Finding;
import dev.retort.descriptor.PipelineOutline;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Checks the pipeline files that {@code @PipelineConfig} names, once all types they may name are
 * there. Between rounds it keeps names, never elements.
 */
public final class PipelineConfigs {
  /** The option that names the folder of the resources. */
  public static final String RESOURCES = Resources.OPTION;

  private static final String ANNOTATION = PipelineConfig.class.getName();

  /** Takes what stands in the files that have no mistake, to give typed access to them. */
  public interface Access {
    /**
     * Takes one file, in a round in which sources can be written. It comes again in the next round
     * where another file names a type that there is not.
     *
     * @param outline what stands in the file
     * @param report takes problems
     */
    void to(PipelineFile file, PipelineOutline outline, Report report);
  }

  private final ProcessingEnvironment environment;
  private final RuntimeSource runtime;
  private @Nullable Resources resources;

  /** What is not told yet: whether it is a package, by name. */
  private final Map<String, Boolean> waiting = new TreeMap<>();

  /**
   * For one compilation.
   *
   * @param runtime has the checker
   */
  public PipelineConfigs(ProcessingEnvironment environment, RuntimeSource runtime) {
    this.environment = environment;
    this.runtime = runtime;
  }

  /** Notes a class or package that names files. */
  public void add(Element element) {
    if (element instanceof PackageElement pkg) {
      waiting.put(pkg.getQualifiedName().toString(), true);
    } else if (element instanceof TypeElement type) {
      waiting.put(type.getQualifiedName().toString(), false);
    }
  }

  /** Whether there are files that were not checked to the end. */
  public boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /**
   * Checks the files. Where one names a type that there is not, another processor may still make
   * it: it is checked again in the next round, and told of in the last.
   *
   * @param isLast whether no types will come any more
   */
  public void check(CompiledTypes types, Report.Run run, boolean isLast, Access access) {
    for (Map.Entry<String, Boolean> each : List.copyOf(waiting.entrySet())) {
      Element element =
          each.getValue()
              ? environment.getElementUtils().getPackageElement(each.getKey())
              : environment.getElementUtils().getTypeElement(each.getKey());
      if (element == null) {
        waiting.remove(each.getKey());
        continue;
      }
      Report report = new Report(element, run);
      boolean isWhole = new Check(element, report, types, isLast ? null : access).run();
      if (isWhole || isLast) {
        report.print(environment.getMessager());
        waiting.remove(each.getKey());
      }
    }
  }

  private Resources resources() throws Resources.Unusable {
    Resources known = resources;
    if (known == null) {
      known = Resources.of(environment.getOptions(), environment.getFiler());
      resources = known;
    }
    return known;
  }

  /** A file and the pattern that it matches first. */
  private record Named(Resources.Resource file, PipelineFile place) {}

  /** One look at the files of one element. */
  private final class Check {
    private final Element element;
    private final Report report;
    private final CompiledTypes types;
    private final @Nullable Access access;
    private boolean isWhole = true;

    Check(Element element, Report report, CompiledTypes types, @Nullable Access access) {
      this.element = element;
      this.report = report;
      this.types = types;
      this.access = access;
    }

    /** Whether all types were there. */
    boolean run() {
      AnnotationMirror mirror = mirror(element);
      Where whole = Where.of(element, mirror);
      try {
        Resources resources = resources();
        Map<String, Named> files = new LinkedHashMap<>();
        List<String> patterns = patterns(mirror);
        for (int i = 0; i < patterns.size(); i++) {
          Where where = whole.item("value", i);
          String pattern = patterns.get(i);
          for (Resources.Resource file : matching(pattern, where, resources)) {
            String below = ResourcePattern.of(pattern).below(file.name());
            PipelineFile place = new PipelineFile(element, where, file.name(), below);
            files.putIfAbsent(file.name(), new Named(file, place));
          }
        }
        if (!files.isEmpty()) {
          PipelineChecker checker = runtime.find(PipelineChecker.class);
          files.values().forEach(named -> check(named, resources, checker));
        }
      } catch (Resources.Unusable e) {
        report.add(Problem.PIPELINE_RESOURCES, whole.value("value"), e.reason());
      } catch (RuntimeSource.Missing e) {
        report.add(
            Problem.PIPELINE_CHECKER,
            whole.value("value"),
            e.jars(),
            e.jars().contains("retort-runtime") ? ADD_RUNTIME : ADD_JARS);
      } catch (RuntimeSource.OtherVersion e) {
        report.add(Problem.PIPELINE_VERSION, whole.value("value"), e.reason());
      }
      return isWhole;
    }

    private List<Resources.Resource> matching(String text, Where where, Resources resources) {
      String fault = ResourcePattern.fault(text);
      if (fault != null) {
        report.add(Problem.PIPELINE_PATTERN, where, text, fault);
        return List.of();
      }
      try {
        List<Resources.Resource> found = resources.matching(ResourcePattern.of(text));
        if (found.isEmpty()) {
          report.add(Problem.PIPELINE_UNMATCHED, where, text, resources, resources.mend());
        }
        return found;
      } catch (IOException | UncheckedIOException e) {
        report.add(
            Problem.PIPELINE_RESOURCES, where, "the folders of \"" + text + "\" cannot be read");
        return List.of();
      }
    }

    private void check(Named named, Resources resources, PipelineChecker checker) {
      Resources.Resource file = named.file();
      Where where = named.place().where();
      try (InputStream content = file.open()) {
        Checked checked = checker.check(file.name(), content, file.folder(), types);
        checked.findings().forEach(finding -> tell(finding, where, resources));
        PipelineOutline outline = checked.outline();
        if (outline != null && access != null) {
          access.to(named.place(), outline, report);
        }
      } catch (IOException e) {
        report.add(
            Problem.PIPELINE_RESOURCES, where, "the resource " + file.name() + " cannot be read");
      } catch (LinkageError e) {
        report.add(Problem.PIPELINE_VERSION, where, String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        report.add(Problem.INTERNAL, where, file.name(), e);
      }
    }

    private void tell(Finding finding, Where where, Resources resources) {
      isWhole &= !finding.id().equals("unknown-type");
      Diagnostic.Kind kind = finding.isError() ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
      // The command names paths as they are given; here all are given from the root.
      String prefix = resources.prefix();
      String text = prefix.isEmpty() ? finding.text() : finding.text().replace(prefix, "");
      report.add(finding.id(), kind, where, text);
    }
  }

  private static final String ADD_RUNTIME =
      "add it to the dependencies; where it is on the module path of JDK 17, add it beside"
          + " retort-processor in annotationProcessorPaths, too";
  private static final String ADD_JARS =
      "add it to the dependencies, or retort-runtime with all it needs beside retort-processor in"
          + " annotationProcessorPaths";

  private static @Nullable AnnotationMirror mirror(Element element) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (ANNOTATION.equals(String.valueOf(mirror.getAnnotationType()))) {
        return mirror;
      }
    }
    return null;
  }

  private static List<String> patterns(@Nullable AnnotationMirror mirror) {
    List<String> patterns = new ArrayList<>();
    if (mirror != null) {
      for (AnnotationValue value : mirror.getElementValues().values()) {
        if (value.getValue() instanceof List<?> items) {
          for (Object item : items) {
            patterns.add(String.valueOf(((AnnotationValue) item).getValue()));
          }
        }
      }
    }
    return patterns;
  }
}
