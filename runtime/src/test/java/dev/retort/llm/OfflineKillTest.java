package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is ended between any two of its steps, and gone on with. */
@Timeout(1800)
class OfflineKillTest {
  private static final int INPUTS = 5;
  private static final int A_BATCH = 2;
  private static final int BATCHES = 3;

  /** The end of a process, as far as one can be ended within another. */
  private static final class Ended extends Error {
    private static final long serialVersionUID = 1L;
  }

  @TempDir Path folder;

  private BatchLLM llm(Path place, boolean modern) {
    BatchLLM llm = BatchLLMBuilder.create().place(place).useOfflineBatchGeneration(true).build();
    llm.keepBatchesIn(place.resolveSibling(place.getFileName() + "-state"));
    llm.desk().modern = modern;
    llm.desk().maxRequests = A_BATCH;
    return llm;
  }

  private static @Nullable List<String> call(BatchLLM llm) {
    return call(llm, new OfflineProcess.Numbered(INPUTS, ""));
  }

  /** What a call comes to: nothing if it has to be waited; null if the process was ended. */
  private static @Nullable List<String> call(BatchLLM llm, Iterable<Input> inputs) {
    List<String> texts = new ArrayList<>();
    try {
      llm.offlineBatchGenerate(
          inputs, 1, output -> texts.add(String.valueOf(output.generations().get(0))));
      return texts;
    } catch (OfflineBatchNotFinishedException e) {
      return List.of();
    } catch (Ended e) {
      return null;
    }
  }

  private List<String> finished(Path place, boolean modern) {
    List<String> texts = null;
    while (texts == null || texts.isEmpty()) {
      texts = call(llm(place, modern));
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endedAfterAnyStepItIsGoneOnWithAndNothingIsPaidForTwice(boolean modern) throws IOException {
    boolean wasEnded = true;
    int steps = 0;
    for (; wasEnded; steps++) {
      Path place = folder.resolve("desk-" + steps);
      wasEnded = false;
      int[] left = {steps};
      List<String> texts = List.of();
      while (texts != null && texts.isEmpty()) {
        BatchLLM llm = llm(place, modern);
        llm.desk().hook =
            step -> {
              if (left[0]-- == 0) {
                throw new Ended();
              }
            };
        texts = call(llm);
      }
      wasEnded = texts == null;
      assertThat(finished(place, modern)).containsExactly("0!", "1!", "2!", "3!", "4!");
      BatchDesk desk = llm(place, modern).desk();
      assertThat(desk.batches()).as("ended at step " + steps).hasSize(BATCHES);
      assertThat(desk.uploads()).as("ended at step " + steps).isEmpty();
    }
    assertThat(steps).isGreaterThan(modern ? 30 : 18);
  }

  @Test
  void endedAfterAnyStepWhatAnExpiredBatchLeftIsSentAgainOnce() throws IOException {
    List<Input> inputs = Stream.of("a", "expire:b", "late:c", "d").map(Input::of).toList();
    boolean wasEnded = true;
    for (int steps = 0; wasEnded; steps++) {
      Path place = folder.resolve("desk-" + steps);
      wasEnded = false;
      int[] left = {steps};
      List<String> texts = List.of();
      while (texts == null || texts.isEmpty()) {
        BatchLLM llm = llm(place, true);
        llm.desk().hook =
            step -> {
              if (left[0]-- == 0) {
                throw new Ended();
              }
            };
        texts = call(llm, inputs);
        wasEnded |= texts == null;
      }
      assertThat(texts).containsExactly("a!", "expire:b!", "late:c!", "d!");
      assertThat(llm(place, true).desk().sizes())
          .as("ended at step " + steps)
          .containsExactly(2, 2, 2);
    }
  }

  @Test
  void processesThatAreReallyKilledAreGoneOnWithToo() throws Exception {
    int killed = 0;
    int code = 137;
    for (int halt = 1; code == 137; halt++) {
      Path place = folder.resolve("desk-" + halt);
      Path state = folder.resolve("desk-" + halt + "-state");
      BatchDesk.set(place, Map.of("requests", "2", "halt", Integer.toString(halt)));
      code = OfflineProcess.run(place, state, INPUTS, 0);
      assertThat(code).as(() -> saidBy(place)).isIn(137, 3);
      killed += code == 137 ? 1 : 0;
      BatchDesk.set(place, Map.of("requests", "2"));
      assertThat(finished(place, true)).containsExactly("0!", "1!", "2!", "3!", "4!");
      assertThat(llm(place, true).desk().batches()).hasSize(BATCHES);
      assertThat(llm(place, true).desk().uploads()).isEmpty();
    }
    assertThat(killed).isGreaterThan(8);
  }

  // Room for one batch of the three.

  private BatchLLM crowded(Path place) {
    BatchLLM llm = llm(place, true);
    llm.desk().queue = A_BATCH;
    return llm;
  }

  private static void assertAcceptedOnce(BatchDesk desk, String when) throws IOException {
    assertThat(desk.accepted()).as(when).containsExactly("0", "1", "2", "3", "4");
    assertThat(desk.uploads()).as(when).isEmpty();
    // Two are refused once: each other one has the place of one that ended.
    assertThat(desk.batches()).as(when).hasSize(BATCHES + 2);
  }

  @Test
  void endedAfterAnyStepWhileTheQueueIsFullNoBatchIsLostOrMadeTwice() throws IOException {
    boolean wasEnded = true;
    int steps = 0;
    for (; wasEnded; steps++) {
      Path place = folder.resolve("desk-" + steps);
      wasEnded = false;
      int[] left = {steps};
      List<String> texts = List.of();
      while (texts == null || texts.isEmpty()) {
        BatchLLM llm = crowded(place);
        llm.desk().hook =
            step -> {
              if (left[0]-- == 0) {
                throw new Ended();
              }
            };
        texts = call(llm);
        wasEnded |= texts == null;
      }
      assertThat(texts).containsExactly("0!", "1!", "2!", "3!", "4!");
      assertAcceptedOnce(crowded(place).desk(), "ended at step " + steps);
    }
    assertThat(steps).isGreaterThan(30);
  }

  @Test
  void processesThatAreKilledWhileTheyWaitForRoomAreGoneOnWith() throws Exception {
    Map<String, String> crowded = Map.of("requests", "2", "queue", "2");
    int killed = 0;
    int code = 137;
    for (int halt = 12; code == 137; halt += 4) {
      Path place = folder.resolve("desk-" + halt);
      Path state = folder.resolve("desk-" + halt + "-state");
      BatchDesk.set(place, Map.of("requests", "2", "queue", "2", "halt", Integer.toString(halt)));
      code = OfflineProcess.run(place, state, INPUTS, 0, OfflineProcess.WAITS);
      assertThat(code).as(() -> saidBy(place)).isIn(137, 0);
      killed += code == 137 ? 1 : 0;
      BatchDesk.set(place, crowded);
      // All is answered, or goes on to wait until it is.
      assertThat(OfflineProcess.run(place, state, INPUTS, 0, OfflineProcess.WAITS))
          .as(() -> saidBy(place))
          .isZero();
      assertAcceptedOnce(new BatchDesk(place), "killed at step " + halt);
    }
    assertThat(killed).isGreaterThan(4);
  }

  private static String saidBy(Path place) {
    try {
      return OfflineProcess.said(place);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void aRecordThatWasHalfWrittenIsNeverSeen() throws IOException {
    Path place = folder.resolve("desk");
    BatchLLM llm = llm(place, true);
    assertThat(call(llm)).isEmpty();
    Path state = folder.resolve("desk-state");
    Files.writeString(state.resolve("batches.json.tmp"), "{\"version\": 1, \"ru");
    assertThat(finished(place, true)).hasSize(INPUTS);
    assertThat(llm.desk().batches()).hasSize(BATCHES);
  }
}
