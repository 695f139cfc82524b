package dev.retort.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.Input;
import dev.retort.llm.OfflineBatchNotFinishedException;
import dev.retort.llm.Secret;
import dev.retort.loopback.AnthropicBatchServer;
import dev.retort.loopback.Fate;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hundred thousand requests, of which one in a hundred fails and one in a thousand is lost. */
class ManyRequestsTest {
  private static final int MANY = 100_000;

  private static Fate fate(String customId) {
    int chance = Math.floorMod(customId.hashCode() * 31, 1000);
    return chance < 10 ? Fate.REFUSED : chance == 10 ? Fate.MISSING : Fate.ANSWERED;
  }

  @Test
  void allAreAccountedForInTheirOrder() {
    List<Input> inputs = IntStream.range(0, MANY).mapToObj(i -> Input.of("q" + i)).toList();
    int[] kinds = new int[3];
    try (AnthropicBatchServer server = new AnthropicBatchServer();
        AnthropicLLM llm =
            AnthropicLLMBuilder.create()
                .model("m")
                .baseUrl(server.root())
                .apiKey(Secret.of(Messages.KEY))
                .useOfflineBatchGeneration(true)
                .offlineBatchMaxRequests(30_000)
                .build()) {
      server.fates((index, id) -> fate(id));
      try {
        throw new AssertionError(llm.generateOutputs(inputs, 1).size());
      } catch (OfflineBatchNotFinishedException e) {
        assertThat(e.jobsIds()).hasSize(4);
      }
      server.clock().advance(Duration.ofHours(1));

      List<GenerateOutput> outputs = llm.generateOutputs(inputs, 1);

      assertThat(outputs).hasSize(MANY);
      for (int i = 0; i < MANY; i++) {
        String said = outputs.get(i).generations().get(0);
        Failure error = outputs.get(i).error();
        kinds[error == null ? 0 : error.kind() == Kind.BAD_REQUEST ? 1 : 2]++;
        assertThat(said).isEqualTo(error == null ? "q" + i : null);
      }
      assertThat(server.created()).isEqualTo(4);
    }
    assertThat(kinds[0]).isBetween(98_500, 99_200);
    assertThat(kinds[1]).isBetween(800, 1_200);
    assertThat(kinds[2]).isBetween(50, 200);
  }
}
