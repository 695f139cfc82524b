package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput.Logprob;
import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Statistics;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerBytesTest {
  private static final GenerateOutput RICH =
      new GenerateOutput(
          Arrays.asList("yes \ud83d\ude00", null, "", "half \ud83d"),
          new Statistics(List.of(3), List.of(5), List.of(2)),
          List.of(
              List.of(List.of(new Logprob("yes", -0.25), new Logprob("no", -1e300))),
              List.of(),
              List.of(List.of()),
              List.of()),
          null);

  @Test
  void anAnswerIsTheSameAfterwards() {
    assertThat(AnswerBytes.read(AnswerBytes.of("m-1", RICH))).isEqualTo(RICH);
  }

  @Test
  void randomAnswersAreTheSameAfterwards() {
    Random random = new Random(3);
    for (int round = 0; round < 2000; round++) {
      GenerateOutput answer = random(random);
      assertThat(AnswerBytes.read(AnswerBytes.of("m-1", answer))).isEqualTo(answer);
    }
  }

  private static final String RICH_WITHOUT_MODEL =
      "04011079657320f09f9880000100011900680061006c00660020d83d010301050102010401020679"
          + "6573bfd0000000000000046e6ffe37e43c8800759c00010000";

  /** If this fails, journals of old cannot be read any more. */
  @Test
  void theFormIsForEver() {
    assertThat(HexFormat.of().formatHex(AnswerBytes.of("m-1", RICH)))
        .isEqualTo("02" + "066d2d31" + RICH_WITHOUT_MODEL);
  }

  @Test
  void theFormWithoutTheModelIsReadStill() {
    byte[] old = HexFormat.of().parseHex("01" + RICH_WITHOUT_MODEL);
    assertThat(AnswerBytes.read(old)).isEqualTo(RICH);
    assertThat(AnswerBytes.paid(ByteBuffer.wrap(old)))
        .containsExactly(new AnswerBytes.Paid("", new Answers.Sum(1, 3, 2, 5)));
  }

  private static final GenerateOutput COMPOSED =
      new GenerateOutput(
          List.of("yes"),
          new Statistics(
              List.of(300),
              List.of(5),
              List.of(),
              List.of(new ModelUse("a", false, 200, 2, 1), new ModelUse("b", true, 100, 3, 0))),
          null,
          null);

  @Test
  void theFormOfAnAnswerOfSeveralModelsIsForEver() {
    byte[] bytes = AnswerBytes.of("m-1", COMPOSED);
    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo("03066d2d310101067965" + "7301ac020105000202610" + "0c801020102620164030000");
    assertThat(AnswerBytes.read(bytes)).isEqualTo(COMPOSED);
    assertThat(AnswerBytes.paid(ByteBuffer.wrap(bytes)))
        .containsExactly(
            new AnswerBytes.Paid("a", new Answers.Sum(1, 200, 1, 2)),
            new AnswerBytes.Paid("b", new Answers.Sum(1, 100, 0, 3)));
  }

  @Test
  void theFormOfAnAnswerThatTellsWhyItEndedIsForEver() {
    GenerateOutput told = COMPOSED.withFinishReasons(List.of(GenerateOutput.FinishReason.LENGTH));
    byte[] bytes = AnswerBytes.of("m-1", told);
    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo("04066d2d3101010679657301ac020105000202610" + "0c8010201026201640300010200");
    assertThat(AnswerBytes.read(bytes)).isEqualTo(told);
    assertThat(AnswerBytes.paid(ByteBuffer.wrap(bytes)))
        .containsExactly(
            new AnswerBytes.Paid("a", new Answers.Sum(1, 200, 1, 2)),
            new AnswerBytes.Paid("b", new Answers.Sum(1, 100, 0, 3)));
  }

  @Test
  void theFormOfAnAnswerOfWhichPartsAreKeptIsForEver() {
    Map<String, Answers.Sum> parts =
        new TreeMap<>(
            Map.of("a", new Answers.Sum(2, 150, 1, 2), "b", new Answers.Sum(1, 100, 0, 3)));
    byte[] bytes = AnswerBytes.of("m-1", COMPOSED, parts);
    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "05066d2d310101067965"
                + "7301ac020105000202610"
                + "0c801020102620164030000"
                + "02"
                + "0261960102010262640300"
                + "00");
    assertThat(AnswerBytes.read(bytes)).isEqualTo(COMPOSED);
    assertThat(AnswerBytes.paid(ByteBuffer.wrap(bytes)))
        .containsExactly(new AnswerBytes.Paid("a", new Answers.Sum(1, 50, 0, 0)));
    for (int cut = 0; cut < bytes.length; cut++) {
      assertThat(AnswerBytes.read(Arrays.copyOf(bytes, cut))).as("cut at " + cut).isNull();
    }
  }

  @Test
  void anAnswerOfSeveralModelsThatIsCutIsNone() {
    byte[] whole = AnswerBytes.of("m-1", COMPOSED);
    for (int cut = 0; cut < whole.length; cut++) {
      assertThat(AnswerBytes.read(Arrays.copyOf(whole, cut))).as("cut at " + cut).isNull();
    }
  }

  @Test
  void whatAnAnswerTookIsReadWithoutTheAnswer() {
    assertThat(AnswerBytes.paid(ByteBuffer.wrap(AnswerBytes.of("m-1", RICH))))
        .containsExactly(new AnswerBytes.Paid("m-1", new Answers.Sum(1, 3, 2, 5)));
  }

  @Test
  void cutAnywhereItIsNoAnswer() {
    byte[] whole = AnswerBytes.of("m-1", RICH);
    for (int cut = 0; cut < whole.length; cut++) {
      assertThat(AnswerBytes.read(Arrays.copyOf(whole, cut))).as("cut at " + cut).isNull();
    }
    assertThat(AnswerBytes.read(Arrays.copyOf(whole, whole.length + 1))).isNull();
  }

  @Test
  void anyBytesAreAnAnswerOrNone() {
    byte[] whole = AnswerBytes.of("m-1", RICH);
    Random random = new Random(4);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = whole.clone();
      for (int hits = random.nextInt(4); hits >= 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      GenerateOutput read = AnswerBytes.read(bytes);
      if (read != null) {
        assertThat(read.error()).isNull();
      }
    }
  }

  private static GenerateOutput random(Random random) {
    List<@Nullable String> generations = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      generations.add(random.nextInt(5) == 0 ? null : text(random));
    }
    List<List<List<Logprob>>> logprobs = null;
    if (random.nextBoolean()) {
      logprobs = new ArrayList<>();
      for (int i = 0; i < generations.size(); i++) {
        logprobs.add(List.of(List.of(new Logprob(text(random), random.nextGaussian()))));
      }
    }
    return new GenerateOutput(
        generations,
        new Statistics(
            List.of(random.nextInt(Integer.MAX_VALUE)), List.of(), List.of(random.nextInt(9))),
        logprobs,
        null);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(300); i > 0; i--) {
      text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65536)));
    }
    return text.toString();
  }
}
