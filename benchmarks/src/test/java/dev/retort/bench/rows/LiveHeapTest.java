package dev.retort.bench.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.bench.contest.Jvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveHeapTest {
  @TempDir Path folder;

  @Test
  void theLiveHeapOfAProcessIsSeenWhileItsOutputGrows() throws Exception {
    Path output = folder.resolve("out");
    List<String> command =
        Jvm.command(List.of("-XX:+UseSerialGC"), LookedAt.class.getName(), output.toString());

    LiveHeap.Curve curve = LiveHeap.during(command, output, 1);

    assertThat(curve.points()).isNotEmpty().allMatch(point -> point.written() > 0);
  }
}
