package dev.retort.cli;

import dev.retort.descriptor.Capability;
import dev.retort.descriptor.Constraint;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.TypeInfo;
import dev.retort.descriptor.ValueType;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code retort llm describe}. */
final class LlmDescribeCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command(
            this, "describe", "Describe an LLM: what its config holds and what it can do.")
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .paramLabel("NAME")
                .required(true)
                .type(String.class)
                .description("Its name where that is unique, else module:Name, or an alias.")
                .build());
  }

  @Override
  public int run(ParseResult args, Session session) {
    LLMDescriptor<?> llm =
        new DeclaredTypes(session.classes()).llm(args.matchedPositionalValue(0, ""));
    PrintStream out = session.terminal().out();
    out.println(session.terminal().bold(llm.typeInfo().toString()));
    for (TypeInfo alias : llm.aliases()) {
      out.println("alias " + alias);
    }
    if (!llm.description().isEmpty()) {
      out.println();
      Prose.wrap(llm.description(), "").forEach(out::println);
    }
    out.println();
    out.println("can do: " + capabilities(llm));
    for (ParamDescriptor attribute : llm.attributes()) {
      if (attribute.type() instanceof ValueType.KwargsType) {
        out.println();
        out.println(session.terminal().bold("generation_kwargs"));
        llm.generationKwargs().forEach(kwarg -> print(out, kwarg, "    "));
        out.println();
      } else {
        print(out, attribute, "");
      }
    }
    return ExitCode.DONE;
  }

  private static String capabilities(LLMDescriptor<?> llm) {
    List<String> words = new ArrayList<>();
    words.add(llm.nativeGenerations() ? "several generations a call" : "one generation a call");
    EnumSet<Capability> able = EnumSet.noneOf(Capability.class);
    able.addAll(llm.capabilities());
    able.forEach(each -> words.add(each.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    return String.join(", ", words);
  }

  private static void print(PrintStream out, ParamDescriptor param, String indent) {
    out.println(indent + param.name() + ": " + String.join(", ", facts(param)));
    String description = param.description();
    if (description != null) {
      Prose.wrap(description, indent + "    ").forEach(out::println);
    }
  }

  private static List<String> facts(ParamDescriptor param) {
    List<String> facts = new ArrayList<>();
    facts.add(type(param.type()));
    for (Constraint constraint : param.type().constraints()) {
      facts.add(constraint.sentence().replaceFirst("^must (not )?(be |have )?", "$1"));
    }
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

  private static String type(ValueType type) {
    if (type instanceof ValueType.EnumType choice) {
      return String.join(
          " or ",
          choice.constants().stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList());
    }
    return type.label();
  }
}
