package dev.retort.cli;

import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.TypeInfo;
import dev.retort.descriptor.ValueType;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A description of an LLM or step as a page of Markdown, in GitHub's dialect. */
final class DescriptionPage {
  private final PrintStream out;

  DescriptionPage(PrintStream out) {
    this.out = out;
  }

  void print(TypeDescriptor<?> type) {
    out.println("# " + Markdown.text(type.typeInfo().name()));
    if (!type.description().isEmpty()) {
      out.println();
      Markdown.paragraph(type.description()).forEach(out::println);
    }
    out.println();
    out.println("* " + Markdown.code(typeInfo(type.typeInfo())));
    for (TypeInfo alias : type.aliases()) {
      out.println("* also read as " + Markdown.code(typeInfo(alias)));
    }
    if (type instanceof LLMDescriptor<?> llm) {
      out.println("* can do: " + ParamFacts.capabilities(llm));
    }
    List<ParamDescriptor> attributes =
        type.attributes().stream()
            .filter(each -> !(each.type() instanceof ValueType.KwargsType))
            .toList();
    if (type instanceof LLMDescriptor<?> llm) {
      table("Generation kwargs", llm.generationKwargs());
    }
    table("Keys", attributes);
  }

  private static String typeInfo(TypeInfo type) {
    return "type_info: {module: " + type.module() + ", name: " + type.name() + "}";
  }

  private void table(String title, List<ParamDescriptor> params) {
    if (params.isEmpty()) {
      return;
    }
    out.println();
    out.println("## " + title);
    out.println();
    out.println("| key | value | default | |");
    out.println("|---|---|---|---|");
    params.forEach(param -> row("", param));
  }

  /** A line of the table; after that of a record one a component. */
  private void row(String parent, ParamDescriptor param) {
    String description = param.description();
    String path = parent + param.name();
    out.println(
        "| "
            + Markdown.code(path)
            + " | "
            + value(param)
            + " | "
            + standard(param)
            + " | "
            + Markdown.text(description == null ? "" : description)
            + (param.isRuntime() || !parent.isEmpty() ? "" : fixed(description))
            + " |");
    if (recordOf(param.type()) instanceof ValueType.RecordType nested) {
      nested.shape().components().forEach(each -> row(path + ".", each));
    }
  }

  private static String value(ParamDescriptor param) {
    List<String> facts = new ArrayList<>();
    facts.add(String.join(" or ", ParamFacts.types(param).stream().map(Markdown::code).toList()));
    ParamFacts.bounds(param).forEach(bound -> facts.add(Markdown.text(bound)));
    return String.join(", ", facts);
  }

  private static String fixed(@Nullable String description) {
    return (description == null || description.isBlank() ? "" : " ") + "*Fixed in the file.*";
  }

  private static ValueType recordOf(ValueType type) {
    return type instanceof ValueType.OptionalType optional ? optional.value() : type;
  }

  private static String standard(ParamDescriptor param) {
    String standard = param.defaultValue();
    String env = param.env();
    String text = standard == null ? "" : Markdown.code(Prose.quotedIfBlank(standard));
    if (env != null) {
      text += (text.isEmpty() ? "from " : ", or from ") + Markdown.code(env);
    }
    return param.isOptional() ? text : "required";
  }
}
