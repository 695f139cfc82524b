package dev.retort.examples.moa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.pipeline.RunReport;
import dev.retort.step.Row;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Seen;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example, with one server on this machine in the place of four. */
class MoaTest {
  @TempDir Path output;

  /** Says which model it was; that of OpenAI is out of order. */
  private static Told answer(Seen request) {
    String model = request.body().replaceAll(".*\"model\":\"([^\"]*)\".*", "$1");
    return model.equals("gpt-4o-mini")
        ? Told.status(500, "{\"error\":{\"message\":\"out of order\"}}")
        : Told.json(
            "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"This is "
                + model
                + ".\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":4}}");
  }

  private static String at(LoopbackServer server, String place) {
    return "answers.llm." + place + ".base_url=" + server.baseUrl();
  }

  @Test
  void everyQuestionHasAnAnswerMadeOfTwoProposals() throws IOException {
    try (LoopbackServer server = new LoopbackServer().answering(MoaTest::answer)) {
      RunReport report =
          Moa.run(
              Moa.warmerProposals()
                  .params(
                      List.of(
                          at(server, "aggregator_llm.llms.0"),
                          "answers.llm.aggregator_llm.llms.0.max_retries=0",
                          at(server, "aggregator_llm.llms.1"),
                          at(server, "proposers_llms.0"),
                          at(server, "proposers_llms.1"))),
              output);

      assertThat(report.status()).isEqualTo(RunReport.Status.DONE);
      assertThat(
              Files.readAllLines(output.resolve("data/answers.jsonl")).stream()
                  .map(line -> Row.ofJson(line).get("generation")))
          .containsExactly("This is mistral-small-latest.", "This is mistral-small-latest.");
      assertThat(server.seen().stream().map(Seen::body))
          .anySatisfy(body -> assertThat(body).contains("llama3.2", "\"temperature\":1.2"))
          .anySatisfy(
              body ->
                  assertThat(body)
                      .contains(
                          "mistral-small-latest",
                          "1. This is llama3.2.\\n2. This is llama-3.1-8b-instant."));
    }
  }
}
