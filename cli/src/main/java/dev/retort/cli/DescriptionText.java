package dev.retort.cli;

import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.TypeInfo;
import dev.retort.descriptor.ValueType;
import java.io.PrintStream;
import java.util.List;

/** A description of an LLM or step, for a terminal. */
final class DescriptionText {
  private final Terminal terminal;
  private final PrintStream out;

  DescriptionText(Terminal terminal) {
    this.terminal = terminal;
    this.out = terminal.out();
  }

  void print(TypeDescriptor<?> type) {
    out.println(terminal.bold(type.typeInfo().toString()));
    for (TypeInfo alias : type.aliases()) {
      out.println("alias " + alias);
    }
    if (!type.description().isEmpty()) {
      out.println();
      Prose.wrap(type.description(), "").forEach(out::println);
    }
    out.println();
    if (type instanceof LLMDescriptor<?> llm) {
      out.println("can do: " + ParamFacts.capabilities(llm));
    }
    for (ParamDescriptor attribute : type.attributes()) {
      if (attribute.type() instanceof ValueType.KwargsType
          && type instanceof LLMDescriptor<?> llm) {
        out.println();
        out.println(terminal.bold("generation_kwargs"));
        llm.generationKwargs().forEach(kwarg -> print(kwarg, "    "));
        out.println();
      } else {
        print(attribute, "");
      }
    }
  }

  private void print(ParamDescriptor param, String indent) {
    out.println(indent + param.name() + ": " + String.join(", ", facts(param)));
    String description = param.description();
    if (description != null) {
      Prose.wrap(description, indent + "    ").forEach(out::println);
    }
  }

  private static List<String> facts(ParamDescriptor param) {
    List<String> facts = ParamFacts.value(param);
    String standard = param.defaultValue();
    String env = param.env();
    if (!param.isOptional()) {
      facts.add("required");
    }
    if (standard != null) {
      facts.add("default " + Prose.quotedIfBlank(standard));
    }
    if (env != null) {
      facts.add("from " + env);
    }
    if (!param.isRuntime()) {
      facts.add("fixed in the file");
    }
    return facts;
  }
}
