package dev.retort.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.LLM;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        if (!attribute.isSecret()) {
          assertEquals(
              comparable(left.get(attribute.name()), write),
              comparable(right.get(attribute.name()), write),
              attribute.name());
        }
      }
    }
  }

  /** An LLM within has no equals: it is compared by what it writes. */
  private static @Nullable Object comparable(@Nullable Object value, Function<LLM, String> write) {
    if (value instanceof LLM within) {
      return write.apply(within);
    } else if (value instanceof Optional<?> optional) {
      return optional.map(each -> comparable(each, write));
    } else if (value instanceof List<?> items) {
      List<@Nullable Object> all = new ArrayList<>();
      items.forEach(each -> all.add(comparable(each, write)));
      return all;
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> all = new HashMap<>();
      map.forEach((key, each) -> all.put(key, comparable(each, write)));
      return all;
    }
    return value;
  }
}
