package dev.retort.pipeline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a pipeline in a JVM of its own, which may be killed. */
final class OtherProcess {
  private OtherProcess() {}

  /** Takes the pipeline file and the output folder; ends with the run's exit code. */
  public static void main(String[] args) {
    RunReport report =
        Pipeline.read(Path.of(args[0])).run(RunOptions.defaults().output(Path.of(args[1])));
    if (report.message() != null) {
      throw new IllegalStateException(report.message());
    }
  }

  /**
   * Starts it; all it prints is in {@code said.txt} beside the pipeline.
   *
   * @param before words before the command, such as those of a shell that sets limits
   */
  static Process start(Path pipeline, Path output, String... before) throws IOException {
    List<String> command = new ArrayList<>(List.of(before));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx64m"));
    command.addAll(List.of("-cp", classPath(), OtherProcess.class.getName()));
    command.addAll(List.of(pipeline.toString(), output.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said(pipeline).toFile())
        .start();
  }

  static Path said(Path pipeline) {
    return pipeline.resolveSibling("said.txt");
  }

  private static String classPath() {
    return Stream.of("surefire.test.class.path", "java.class.path", "jdk.module.path")
        .map(System::getProperty)
        .filter(path -> path != null && !path.isEmpty())
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
