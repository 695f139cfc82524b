package dev.retort.compose;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.Types;
import dev.retort.llm.LLM;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The LLMs that another one holds: loaded and unloaded with it, each once. Immutable. */
final class Ensemble {
  private final LLM holder;
  private final Set<LLM> held = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<LLM> inOrder = new ArrayList<>();

  Ensemble(LLM holder, Collection<? extends LLM> llms) {
    this.holder = holder;
    for (LLM llm : llms) {
      if (held.add(llm)) {
        inOrder.add(llm);
      }
    }
  }

  /**
   * Loads all, or none: where one cannot be loaded, those before it are unloaded again.
   *
   * @throws ConfigException if one is the holder itself, or holds it, or answers by offline batches
   */
  void load() {
    check();
    List<LLM> loaded = new ArrayList<>();
    try {
      for (LLM llm : inOrder) {
        llm.load();
        loaded.add(llm);
      }
    } catch (RuntimeException e) {
      loaded.forEach(LLM::unload);
      throw e;
    }
  }

  /** Unloads all. */
  void unload() {
    inOrder.forEach(LLM::unload);
  }

  private void check() {
    Deque<LLM> open = new ArrayDeque<>(inOrder);
    Set<LLM> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!open.isEmpty()) {
      LLM llm = open.remove();
      if (llm == holder) {
        throw refused(
            "holds itself, directly or through an LLM that it holds, and would ask itself without"
                + " end; take it out of what it holds");
      }
      if (llm.useOfflineBatchGeneration()) {
        throw refused(
            "holds an LLM that answers by offline batches ("
                + llm.modelName()
                + "), which it cannot wait for in the middle of an answer; set that one's"
                + " use_offline_batch_generation to false");
      }
      if (seen.add(llm)) {
        members(llm, Types.ofObject(llm), open);
      }
    }
  }

  private ConfigException refused(String why) {
    return new ConfigException(
        List.of(
            new Problem(
                "wrong-value",
                Problem.Severity.ERROR,
                "",
                null,
                "this " + holder.getClass().getSimpleName() + " " + why,
                null)));
  }

  private static void members(LLM llm, @Nullable Members<?> level, Deque<LLM> found) {
    for (Members<?> at = level; at != null; at = at.parent()) {
      Members<LLM> members = castTo(at);
      for (int i = 0; i < members.declared().size(); i++) {
        value(members.get(llm, i), found);
      }
    }
  }

  private static void value(@Nullable Object value, Deque<LLM> found) {
    if (value instanceof LLM llm) {
      found.add(llm);
    } else if (value instanceof Optional<?> optional) {
      value(optional.orElse(null), found);
    } else if (value instanceof Collection<?> items) {
      items.forEach(item -> value(item, found));
    }
  }

  @SuppressWarnings("unchecked") // The levels of an LLM's own descriptor.
  private static Members<LLM> castTo(Members<?> level) {
    return (Members<LLM>) level;
  }
}
