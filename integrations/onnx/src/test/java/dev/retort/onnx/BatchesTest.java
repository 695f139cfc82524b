package dev.retort.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which texts are run together. */
class BatchesTest {
  private static List<List<Integer>> batches(int mostTexts, int... sizes) {
    List<Tokens> all = new ArrayList<>();
    for (int size : sizes) {
      all.add(new Tokens(all.size(), new long[size], new long[size]));
    }
    return Batches.of(all, mostTexts).stream()
        .map(batch -> batch.stream().map(Tokens::index).toList())
        .toList();
  }

  @Test
  void thoseOfLikeLengthAreTogether() {
    assertThat(batches(2, 9, 2, 8, 1)).containsExactly(List.of(3, 1), List.of(2, 0));
  }

  @Test
  void longOnesAreFewAtOnce() {
    assertThat(batches(32, 3000, 3000, 3000, 5)).containsExactly(List.of(3, 0), List.of(1, 2));
  }

  @Test
  void oneThatIsTooLongForAllIsRunAlone() {
    assertThat(batches(32, 9000, 4)).containsExactly(List.of(1), List.of(0));
  }

  @Test
  void noneGiveNone() {
    assertThat(batches(32)).isEmpty();
  }
}
