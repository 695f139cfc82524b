package com.hostile;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes {@link Hostile}. */
@Documented(
    value = "Hostile text: */ \\\\u002a/ * and a<b>&c \"quoted\" get it $L $T.",
    fields = {
      "value", "Named like a method.",
      "index", "Named like a parameter.",
      "llm", "Named like the object.",
      "wait", "Waits long.",
      "set", "Sets.",
      "build", "Builds.",
      "create", "Creates."
    },
    parameters = {
      "input", "",
      "json", "a",
      "builder", "b",
      "java", "c",
      "dev", "d",
      "this_", "e",
      "llm", "f",
      "index", "g",
      "numGenerations", "h",
      "hashCode", "i",
      "wait", "j",
      "get", "k",
      "call", "l",
      "build", "m",
      "values", "n",
      "inputs", "o"
    },
    nullables = {"#java", "#dev"}
)
@GeneratedBy("dev.retort.processor")
@java.lang.SuppressWarnings({"NullAway", "deprecation", "removal", "unchecked"})
public final class HostileDescriptor extends LLMDescriptor<Hostile> {
  public static final HostileDescriptor INSTANCE = new HostileDescriptor();

  private HostileDescriptor() {
    super("com.hostile", "Hostile", AsyncLLMMembers.INSTANCE);
  }

  @java.lang.Override
  public java.lang.String description() {
    return "Hostile text: */ \\\\u002a/ * and a<b>&c \"quoted\" get it $L $T.";
  }

  @java.lang.Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      parameter("value", INT)
          .orDefault("1")
          .describedAs("Named like a method."),
      parameter("index", INT)
          .orDefault("1")
          .describedAs("Named like a parameter."),
      parameter("llm", STRING)
          .orDefault("*/ \\u002a/ \" \\ $S \n \u00e9")
          .describedAs("Named like the object."),
      parameter("wait", LONG)
          .orDefault("1")
          .describedAs("Waits long."),
      parameter("set", enumOf("Builder", Builder.values()))
          .orDefault("one")
          .describedAs("Sets."),
      parameter("build", INT)
          .orDefault("1")
          .describedAs("Builds."),
      parameter("create", INT)
          .orDefault("1")
          .describedAs("Creates."),
    };
  }

  @java.lang.Override
  public java.lang. @Nullable Object get(Hostile llm, int index) {
    return switch (index) {
      case 0 -> llm.value;
      case 1 -> llm.index;
      case 2 -> llm.llm;
      case 3 -> llm.wait;
      case 4 -> llm.set;
      case 5 -> llm.build;
      case 6 -> llm.create;
      default -> throw new java.lang.IndexOutOfBoundsException(index);
    };
  }

  @java.lang.Override
  public void set(Hostile llm, int index, java.lang. @Nullable Object value) {
    switch (index) {
      case 0 -> llm.value = (int) value;
      case 1 -> llm.index = (int) value;
      case 2 -> llm.llm = (java.lang.String) value;
      case 3 -> llm.wait = (long) value;
      case 4 -> llm.set = (Builder) value;
      case 5 -> llm.build = (int) value;
      case 6 -> llm.create = (int) value;
      default -> throw new java.lang.IndexOutOfBoundsException(index);
    }
  }

  @java.lang.Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("json", INT)
          .orDefault("1")
          .describedAs("a"),
      parameter("builder", enumOf("Builder", Builder.values()))
          .orDefault("one")
          .describedAs("b"),
      parameter("java", STRING)
          .orNull()
          .orDefault("a")
          .describedAs("c"),
      parameter("dev", listOf(STRING))
          .orNull()
          .orDefault("[]")
          .describedAs("d"),
      parameter("this_", INT)
          .orDefault("1")
          .describedAs("e"),
      parameter("llm", INT)
          .orDefault("1")
          .describedAs("f"),
      parameter("index", INT)
          .orDefault("1")
          .describedAs("g"),
      parameter("count", INT)
          .orDefault("1")
          .describedAs("h"),
      parameter("hash_code", INT)
          .orDefault("1")
          .describedAs("i"),
      parameter("wait", LONG)
          .orDefault("1")
          .describedAs("j"),
      parameter("get", INT)
          .orDefault("1")
          .describedAs("k"),
      parameter("call", INT)
          .orDefault("1")
          .describedAs("l"),
      parameter("build", INT)
          .orDefault("1")
          .describedAs("m"),
      parameter("values", INT)
          .orDefault("1")
          .describedAs("n"),
      parameter("others", INT)
          .orDefault("1")
          .describedAs("o"),
    };
  }

  @java.lang.Override
  public HostileKwargs kwargs(java.lang. @Nullable Object[] values) {
    return new HostileKwargs((java.lang.Integer) values[0], (Builder) values[1],
        (Optional<java.lang.String>) values[2], (Optional<List<java.lang.String>>) values[3],
        (java.lang.Integer) values[4], (java.lang.Integer) values[5], (java.lang.Integer) values[6],
        (java.lang.Integer) values[7], (java.lang.Integer) values[8], (Long) values[9],
        (java.lang.Integer) values[10], (java.lang.Integer) values[11],
        (java.lang.Integer) values[12], (java.lang.Integer) values[13],
        (java.lang.Integer) values[14]);
  }

  @java.lang.Override
  public boolean nativeGenerations() {
    return false;
  }

  @java.lang.Override
  public Hostile create() {
    return new Hostile();
  }

  @java.lang.Override
  public HostileSerializer serializer() {
    return HostileSerializer.INSTANCE;
  }
}
