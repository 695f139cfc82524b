package dev.retort.bench.http;

import dev.retort.llm.Input;
import dev.retort.llm.Outputs;
import dev.retort.openai.OpenAILLM;
import dev.retort.openai.OpenAILLMBuilder;
import java.net.URI;
import java.util.Iterator;
import java.util.stream.IntStream;

/** The engine, over a stream of inputs. */
final class RetortClient implements Client {
  private final OpenAILLM llm;

  RetortClient(URI baseUrl) {
    llm = OpenAILLMBuilder.create().model(MODEL).baseUrl(baseUrl).maxConcurrency(IN_FLIGHT).build();
    llm.load();
  }

  @Override
  public int ask(int calls) {
    Iterator<Input> inputs =
        IntStream.range(0, calls).mapToObj(i -> Input.of(Client.question(i))).iterator();
    int right = 0;
    try (Outputs outputs = llm.generateOutputs(inputs, 1)) {
      while (outputs.hasNext()) {
        right += ChatServer.CONTENT.equals(outputs.next().generations().get(0)) ? 1 : 0;
      }
    }
    return right;
  }

  @Override
  public void close() {
    llm.unload();
  }
}
