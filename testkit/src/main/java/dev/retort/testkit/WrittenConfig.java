package dev.retort.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.ValueParts;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.LLM;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Configs: that they are read again as they were written, and calls leave them alone. */
final class WrittenConfig {
  private final Bench bench;
  private final LoopbackServer server;

  WrittenConfig(Bench bench) {
    this.bench = bench;
    this.server = bench.server();
  }

  void aConfigInYamlIsReadAgain() {
    assertReadAgain(LLM::toYaml, LLM::fromYaml);
  }

  void aConfigInJsonIsReadAgain() {
    assertReadAgain(LLM::toJson, LLM::fromJson);
  }

  void callsLeaveTheConfigAlone() {
    server.answering(bench.good("fine"));
    try (AsyncLLM llm = bench.made()) {
      String before = llm.toJson();
      Bench.ask(llm);
      llm.unload();

      assertEquals(
          before,
          llm.toJson(),
          "the config after load(), a call and unload(); what is worked out belongs into fields"
              + " that are no attributes");
    }
  }

  private void assertReadAgain(Function<LLM, String> write, Function<String, LLM> read) {
    server.answering(bench.good("fine"));
    try (AsyncLLM llm = bench.made()) {
      assertReadAgain(llm, bench.changes(), write, read);
    }
  }

  /** Everything that is declared gets another value, is written and read again. */
  static void assertReadAgain(
      LLM llm, Changes changes, Function<LLM, String> write, Function<String, LLM> read) {
    changes.setAll(llm);
    String text = write.apply(llm);
    try (LLM again = read.apply(text)) {
      // A dump leaves out credentials that are known only to this process.
      new Configured(again).setSecrets();
      assertSame(llm.getClass(), again.getClass());
      assertEquals(text, write.apply(again));
      if (!llm.descriptor().generationKwargs().isEmpty()) {
        assertEquals(llm.generationKwargs(), again.generationKwargs(), "generation_kwargs");
      }
      Configured left = new Configured(llm);
      Configured right = new Configured(again);
      for (ParamDescriptor attribute : left.own()) {
        if (!Configured.holdsSecret(attribute)) {
          assertEquals(
              comparable(attribute, left.get(attribute.name()), write),
              comparable(attribute, right.get(attribute.name()), write),
              attribute.name());
        }
      }
    }
  }

  /** An LLM within has no equals: it is compared by what it writes. */
  private static @Nullable Object comparable(
      ParamDescriptor attribute, @Nullable Object value, Function<LLM, String> write) {
    return ValueParts.replaced(
        attribute.type(), value, part -> part instanceof LLM within ? write.apply(within) : part);
  }
}
