package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many requests. */
@Timeout(1800)
class OfflineManyTest {
  private static final int MANY = 100_000;

  @TempDir Path folder;

  /** One in a hundred fails, one in a thousand is lost, a few are not begun at first. */
  private static String prompt(int i) {
    int dice = Math.floorMod((i * 2654435761L) >>> 7, 1000);
    return (dice < 10 ? "fail:" : dice == 10 ? "lose:" : dice < 14 ? "expire:" : "") + i;
  }

  @Test
  void aHundredThousandRequestsOverSeveralFilesAreAllAccountedForInOrder() throws Exception {
    BatchLLM llm =
        BatchLLMBuilder.create()
            .place(folder.resolve("desk"))
            .useOfflineBatchGeneration(true)
            .build();
    llm.desk().maxRequests = 30_000;
    llm.desk().maxBytes = 100_000_000;
    Iterable<Input> inputs =
        () -> IntStream.range(0, MANY).mapToObj(i -> Input.of(prompt(i))).iterator();
    List<String> wrong = new ArrayList<>();
    int[] next = {0};
    Throwable thrown;
    do {
      thrown =
          catchThrowable(
              () ->
                  llm.offlineBatchGenerate(
                      inputs,
                      1,
                      output -> {
                        String prompt = prompt(next[0]++);
                        String expected =
                            prompt.startsWith("fail") || prompt.startsWith("lose")
                                ? null
                                : prompt + "!";
                        String text = output.generations().get(0);
                        boolean right = expected == null ? text == null : expected.equals(text);
                        if (!right || (text == null) != (output.error() != null)) {
                          wrong.add(prompt);
                        }
                      }));
    } while (thrown instanceof OfflineBatchNotFinishedException);

    assertThat(thrown).isNull();
    assertThat(next[0]).isEqualTo(MANY);
    assertThat(wrong).isEmpty();
    assertThat(llm.desk().sizes().subList(0, 4)).containsExactly(30_000, 30_000, 30_000, 10_000);
    assertThat(llm.desk().sizes()).hasSize(5);
  }

  /** 100,000 requests of 1,000 bytes are four times the heap, and so are their answers. */
  @Test
  void requestsAndAnswersAreOnTheDiskAndNotInTheHeap() throws Exception {
    Path desk = folder.resolve("desk");
    BatchDesk.set(desk, Map.of("requests", "2000"));
    Path state = folder.resolve("state");
    assertThat(OfflineProcess.run(desk, state, MANY, 1000, "-Xmx24m")).isEqualTo(3);
    assertThat(OfflineProcess.run(desk, state, MANY, 1000, "-Xmx24m"))
        .as(OfflineProcess.said(desk))
        .isZero();
  }

  /** A buffer for the results of each batch would be twice the heap. */
  @Test
  void manyBatchesHaveTheirResultsReadOneAfterAnother() throws Exception {
    Path desk = folder.resolve("desk");
    BatchDesk.set(desk, Map.of("requests", "1"));
    Path state = folder.resolve("state");
    assertThat(OfflineProcess.run(desk, state, 250, 10, "-Xmx12m")).isEqualTo(3);
    assertThat(OfflineProcess.run(desk, state, 250, 10, "-Xmx12m"))
        .as(OfflineProcess.said(desk))
        .isZero();
  }
}
