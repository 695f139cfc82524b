package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.ConfigFile;
import dev.retort.config.ConfigNode;
import dev.retort.config.Serializer;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.Types;
import dev.retort.descriptor.ValueType;
import dev.retort.llm.LLM;
import dev.retort.step.PipelineStep;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline's data depends on, fact by fact: every value in force that is identity, and no
 * secret. A run goes on in a folder only where all facts are the same. Immutable.
 */
final class RunIdentity {
  /** Longer values are held as their hash: a folder's facts are not its data. */
  private static final int LONGEST = 60;

  private static final String HASH = "sha256:";
  private static final int MOST_TOLD = 3;

  private final Map<String, String> facts;

  private RunIdentity(Map<String, String> facts) {
    this.facts = facts;
  }

  /** The facts of a pipeline whose paths are absolute now. */
  static RunIdentity of(String pipeline, Map<String, PipelineStep> steps, Graph graph) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("pipeline", pipeline);
    steps.forEach(
        (name, step) -> {
          facts.put(name, step.descriptor().typeInfo().toString());
          List<String> next = graph.successors(name);
          if (!next.isEmpty()) {
            facts.put(name + " feeds", String.join(", ", next));
          }
          facts.putAll(ofStep(name, step));
        });
    return new RunIdentity(facts);
  }

  /** The facts of one step under a name. */
  static Map<String, String> ofStep(String name, PipelineStep step) {
    Map<String, String> facts = new LinkedHashMap<>();
    ConfigNode config =
        ConfigNode.parse(name, Serializer.of(step).toJson(step), ConfigFile.Format.JSON);
    members(step, config, name, facts);
    return facts;
  }

  /** The same with one fact more. */
  RunIdentity with(String fact, String value) {
    Map<String, String> more = new LinkedHashMap<>(facts);
    more.put(fact, value);
    return new RunIdentity(more);
  }

  private static void members(
      Object target, ConfigNode config, String path, Map<String, String> facts) {
    for (Members<?> level = Types.of(target.getClass()); level != null; level = level.parent()) {
      level(castTo(level), target, config, path, facts);
    }
  }

  @SuppressWarnings("unchecked") // The levels of an object's own descriptor.
  private static Members<Object> castTo(Members<?> level) {
    return (Members<Object>) level;
  }

  private static void level(
      Members<Object> level,
      Object target,
      ConfigNode config,
      String path,
      Map<String, String> facts) {
    List<ParamDescriptor> declared = level.declared();
    for (int i = 0; i < declared.size(); i++) {
      ParamDescriptor param = declared.get(i);
      ConfigNode node = config.get(param.name());
      String name = path + "." + param.name();
      if (node == null || !param.isIdentity() || param.isSecret()) {
        continue;
      }
      if (param.type() instanceof ValueType.KwargsType && target instanceof LLM llm) {
        kwargs(llm.descriptor(), node, name, facts);
      } else {
        value(level.get(target, i), node, name, facts);
      }
    }
  }

  private static void value(
      @Nullable Object value, ConfigNode node, String path, Map<String, String> facts) {
    if (value instanceof LLM llm) {
      facts.put(path, llm.descriptor().typeInfo().toString());
      members(llm, node, path, facts);
    } else if (value instanceof Optional<?> optional) {
      value(optional.orElse(null), node, path, facts);
    } else if (value instanceof List<?> list && list.stream().anyMatch(LLM.class::isInstance)) {
      for (int i = 0; i < list.size(); i++) {
        value(list.get(i), node.items().get(i), path + "." + i, facts);
      }
    } else if (node.kind() != ConfigNode.Kind.NULL) {
      facts.put(path, text(node));
    }
  }

  private static void kwargs(
      LLMDescriptor<?> descriptor, ConfigNode node, String path, Map<String, String> facts) {
    for (ParamDescriptor kwarg : descriptor.generationKwargs()) {
      ConfigNode set = node.get(kwarg.name());
      if (kwarg.isIdentity() && set != null && set.kind() != ConfigNode.Kind.NULL) {
        facts.put(path + "." + kwarg.name(), text(set));
      }
    }
  }

  private static String text(ConfigNode node) {
    String text = node.toYaml().strip();
    return text.length() > LONGEST || text.contains("\n") ? HASH + sha256(text) : text;
  }

  private static String sha256(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /**
   * How this differs from an earlier one.
   *
   * @return in one line for users; empty if it does not
   */
  String differenceFrom(RunIdentity earlier) {
    Set<String> all = new LinkedHashSet<>(facts.keySet());
    all.addAll(earlier.facts.keySet());
    List<String> told = new ArrayList<>();
    int more = 0;
    for (String fact : all) {
      String before = earlier.facts.get(fact);
      String now = facts.get(fact);
      if (Objects.equals(before, now)) {
        continue;
      }
      if (told.size() < MOST_TOLD) {
        told.add(told(fact, before, now));
      } else {
        more++;
      }
    }
    return String.join("; ", told) + (more == 0 ? "" : "; and " + more + " more");
  }

  private static String told(String fact, @Nullable String before, @Nullable String now) {
    if (isHash(before) || isHash(now)) {
      return fact + " is another";
    } else if (before == null) {
      return fact + " was not set and is " + now;
    }
    return fact + " was " + before + " and is " + (now == null ? "not set" : now);
  }

  private static boolean isHash(@Nullable String value) {
    return value != null && value.startsWith(HASH);
  }

  /** For a file beside the data. */
  String toText() {
    return ConfigNode.of(facts).toYaml();
  }

  /** Reads what {@link #toText} wrote; null if it is something else. */
  static @Nullable RunIdentity read(String name, String text) {
    try {
      Map<String, String> facts = new LinkedHashMap<>();
      for (ConfigNode.Entry entry :
          ConfigNode.parse(name, text, ConfigFile.Format.YAML).entries()) {
        facts.put(entry.key(), entry.value().text());
      }
      return new RunIdentity(facts);
    } catch (ConfigException e) {
      return null;
    }
  }
}
