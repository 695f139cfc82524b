package dev.retort.cli;

import dev.retort.descriptor.Capability;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.ValueType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** What a descriptor says, in a few words each. */
final class ParamFacts {
  private ParamFacts() {}

  /** What may be given: the type, then its bounds. */
  static List<String> value(ParamDescriptor param) {
    List<String> facts = new ArrayList<>();
    facts.add(String.join(" or ", types(param)));
    facts.addAll(bounds(param));
    return facts;
  }

  /** The type, or the constants that there are to choose from. */
  static List<String> types(ParamDescriptor param) {
    ValueType type =
        param.type() instanceof ValueType.OptionalType optional ? optional.value() : param.type();
    return type instanceof ValueType.EnumType choice
        ? choice.constants().stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList()
        : List.of(type.label());
  }

  /** The constraints on the value. */
  static List<String> bounds(ParamDescriptor param) {
    return param.type().constraints().stream()
        .map(each -> each.sentence().replaceFirst("^must match ", "matching "))
        .map(each -> each.replaceFirst("^must (not )?(be |have )?", "$1"))
        .toList();
  }

  /** What an LLM can do. */
  static String capabilities(LLMDescriptor<?> llm) {
    if (llm.capabilities().contains(Capability.HIDDEN_STATES_ONLY)) {
      return "hidden states, no text";
    }
    List<String> words = new ArrayList<>();
    words.add(llm.nativeGenerations() ? "several generations a call" : "one generation a call");
    EnumSet<Capability> able = EnumSet.noneOf(Capability.class);
    able.addAll(llm.capabilities());
    able.forEach(each -> words.add(each.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    return String.join(", ", words);
  }
}
