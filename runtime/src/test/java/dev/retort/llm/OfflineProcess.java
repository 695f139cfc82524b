package dev.retort.llm;

import dev.retort.engine.JumpingTime;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One call that gets its answers from offline batches, in a JVM of its own. */
final class OfflineProcess {
  private static final int NOT_FINISHED = 3;

  private OfflineProcess() {}

  /** Has it wait until all is done, by a clock that does not wait. */
  static final String WAITS = "-Dwaits=true";

  /** Takes desk, folder of the state, and how many inputs of which length. */
  public static void main(String[] args) {
    BatchLLMBuilder builder =
        BatchLLMBuilder.create().place(Path.of(args[0])).useOfflineBatchGeneration(true);
    if (Boolean.getBoolean("waits")) {
      builder = builder.offlineBatchGenerationBlockUntilDone(600);
    }
    BatchLLM llm = builder.build();
    llm.batchTime = Boolean.getBoolean("waits") ? new JumpingTime() : null;
    llm.keepBatchesIn(Path.of(args[1]));
    int count = Integer.parseInt(args[2]);
    String filler = "x".repeat(Integer.parseInt(args[3]));
    long[] next = {0};
    try {
      llm.offlineBatchGenerate(
          new Numbered(count, filler),
          1,
          output -> {
            String expected = next[0]++ + filler + "!";
            if (!expected.equals(output.generations().get(0))) {
              throw new IllegalStateException("input " + (next[0] - 1) + ": " + output.error());
            }
          });
    } catch (OfflineBatchNotFinishedException e) {
      System.exit(NOT_FINISHED);
    }
    if (next[0] != count) {
      throw new IllegalStateException(next[0] + " outputs");
    }
  }

  /** Inputs that are made as they are asked for. */
  record Numbered(int count, String filler) implements Iterable<Input> {
    @Override
    public Iterator<Input> iterator() {
      return IntStream.range(0, count).mapToObj(i -> Input.of(i + filler)).iterator();
    }
  }

  /** Runs it, and waits for its end; what it says is in {@code said.txt} beside the desk. */
  static int run(Path desk, Path state, int count, int length, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath(), OfflineProcess.class.getName()));
    command.addAll(List.of(desk.toString(), state.toString()));
    command.addAll(List.of(Integer.toString(count), Integer.toString(length)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(desk.resolveSibling("said.txt").toFile())
        .start()
        .waitFor();
  }

  /** What the last one said. */
  static String said(Path desk) throws IOException {
    return Files.readString(desk.resolveSibling("said.txt"));
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
