package com.acme;

import dev.retort.descriptor.Capability;
import dev.retort.descriptor.Constraint;
import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.RecordShape;
import dev.retort.descriptor.TypeInfo;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.JsonValue;
import dev.retort.llm.LLM;
import dev.retort.llm.LLMMembers;
import dev.retort.llm.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes {@link Types}. */
@Documented(
    value = "All types of a config.",
    fields = {
      "flag", "A flag.",
      "small", "A byte.",
      "shorter", "A short.",
      "big", "A long.",
      "ratio", "A float.",
      "separator", "A character.",
      "amount", "An amount.",
      "pause", "A duration.",
      "place", "A place.",
      "file", "A file.",
      "apiKey", "A credential.",
      "secrets", "Many credentials.",
      "open", "Anything.",
      "mode", "A mode.",
      "texts", "Texts.",
      "numbers", "Numbers.",
      "modes", "By name.",
      "maybe", "Perhaps.",
      "shape", "A record.",
      "shapes", "Records.",
      "judge", "Another LLM.",
      "jury", "Other LLMs.",
      "matched", "Matched.",
      "between", "Between."
    },
    parameters = {
      "inputs", "",
      "numGenerations", "",
      "temperature", "how warm",
      "stop", "where it ends",
      "style", "how it sounds",
      "effort", "how hard it tries"
    },
    nullables = {"big", "apiKey", "secrets", "modes", "shape", "jury", "#stop", "#effort"},
    types = {
      "texts[]", "not-blank", "", "",
      "numbers[]", "max", "9", "",
      "maybe[]", "above", "0", "",
      "shape.depth", "text", "how deep", "",
      "shape.label", "nullable", "", "",
      "shape.label", "text", "what it is called", "",
      "shape.sizes", "text", "how large it is", "",
      "shapes[].depth", "text", "how deep", "",
      "shapes[].label", "nullable", "", "",
      "shapes[].label", "text", "what it is called", "",
      "shapes[].sizes", "text", "how large it is", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "unchecked"})
public final class TypesDescriptor extends LLMDescriptor<Types> {
  public static final TypesDescriptor INSTANCE = new TypesDescriptor();

  private TypesDescriptor() {
    super("com.acme", "Types", LLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "All types of a config.";
  }

  @Override
  public List<TypeInfo> aliases() {
    return List.of(new TypeInfo("acme.llms", "Types"), new TypeInfo("other", "Types"));
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      parameter("flag", BOOLEAN)
          .orDefault("true")
          .describedAs("A flag."),
      parameter("small", BYTE)
          .orDefault("-1")
          .describedAs("A byte."),
      parameter("shorter", SHORT)
          .orDefault("7")
          .describedAs("A short."),
      attribute("big", LONG)
          .orNull()
          .describedAs("A long."),
      parameter("ratio", FLOAT)
          .orDefault(".5")
          .describedAs("A float."),
      attribute("separator", CHAR)
          .orDefault(";")
          .describedAs("A character."),
      parameter("amount", DECIMAL)
          .orDefault("1e3")
          .describedAs("An amount."),
      parameter("pause", DURATION.atLeast("0"))
          .orDefault("500ms")
          .notIdentity()
          .describedAs("A duration."),
      parameter("place", URI)
          .fromEnv("ACME_URL")
          .describedAs("A place."),
      attribute("file", PATH)
          .describedAs("A file."),
      parameter("api_key", SECRET)
          .orNull()
          .fromEnv("ACME_KEY")
          .describedAs("A credential."),
      attribute("secrets", mapOf(SECRET))
          .orNull()
          .describedAs("Many credentials."),
      parameter("open", JSON)
          .orDefault("{\"a\": [1, 2.50, null]}")
          .describedAs("Anything."),
      parameter("mode", enumOf("Mode", Types.Mode.values()))
          .orDefault("fast_and_loose")
          .describedAs("A mode."),
      parameter("texts", listOf(STRING.notBlank()).size(0, 4))
          .orDefault("[\"a\", \"\u00e9\"]")
          .describedAs("Texts."),
      parameter("numbers", setOf(INT.atMost("9")).notEmpty())
          .orDefault("[1, 2]")
          .describedAs("Numbers."),
      parameter("modes", mapOf(listOf(enumOf("Mode", Types.Mode.values()))))
          .orNull()
          .describedAs("By name."),
      parameter("maybe", optionalOf(DOUBLE.above("0")))
          .describedAs("Perhaps."),
      parameter("shape", recordOf(new Types_ShapeShape()))
          .orNull()
          .describedAs("A record."),
      parameter("shapes", listOf(recordOf(new Types_ShapeShape())))
          .orDefault("[{\"sizes\": {\"x\": 1}}]")
          .describedAs("Records."),
      attribute("judge", modelOf(LLM.class))
          .describedAs("Another LLM."),
      attribute("jury", listOf(modelOf(AsyncLLM.class)))
          .orNull()
          .describedAs("Other LLMs."),
      parameter("matched", STRING.with(Constraint.pattern("[a-c]+", 2).message("must be of \"a\" to c")))
          .orDefault("abc")
          .describedAs("Matched."),
      parameter("in_between", DOUBLE.above("-1.5").atMost("2"))
          .aliased("between", "amid")
          .orDefault("0")
          .describedAs("Between."),
    };
  }

  @Override
  public @Nullable Object get(Types llm, int index) {
    return switch (index) {
      case 0 -> llm.flag;
      case 1 -> llm.small;
      case 2 -> llm.shorter;
      case 3 -> llm.big;
      case 4 -> llm.ratio;
      case 5 -> llm.separator;
      case 6 -> llm.amount;
      case 7 -> llm.pause;
      case 8 -> llm.place;
      case 9 -> llm.file;
      case 10 -> llm.apiKey;
      case 11 -> llm.secrets;
      case 12 -> llm.open;
      case 13 -> llm.mode;
      case 14 -> llm.texts;
      case 15 -> llm.numbers;
      case 16 -> llm.modes;
      case 17 -> llm.maybe;
      case 18 -> llm.shape;
      case 19 -> llm.shapes;
      case 20 -> llm.judge;
      case 21 -> llm.jury;
      case 22 -> llm.matched;
      case 23 -> llm.between;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public void set(Types llm, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> llm.flag = (boolean) value;
      case 1 -> llm.small = (byte) value;
      case 2 -> llm.shorter = (short) value;
      case 3 -> llm.big = (Long) value;
      case 4 -> llm.ratio = (float) value;
      case 5 -> llm.separator = (char) value;
      case 6 -> llm.amount = (BigDecimal) value;
      case 7 -> llm.pause = (Duration) value;
      case 8 -> llm.place = (URI) value;
      case 9 -> llm.file = (Path) value;
      case 10 -> llm.apiKey = (Secret) value;
      case 11 -> llm.secrets = (Map<String, Secret>) value;
      case 12 -> llm.open = (JsonValue) value;
      case 13 -> llm.mode = (Types.Mode) value;
      case 14 -> llm.texts = (List<String>) value;
      case 15 -> llm.numbers = (Set<Integer>) value;
      case 16 -> llm.modes = (Map<String, List<Types.Mode>>) value;
      case 17 -> llm.maybe = (Optional<Double>) value;
      case 18 -> llm.shape = (Types.Shape) value;
      case 19 -> llm.shapes = (List<Types.Shape>) value;
      case 20 -> llm.judge = (LLM) value;
      case 21 -> llm.jury = (List<AsyncLLM>) value;
      case 22 -> llm.matched = (String) value;
      case 23 -> llm.between = (double) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("temperature", DOUBLE)
          .orDefault("1.0")
          .describedAs("how warm"),
      parameter("stop", listOf(STRING))
          .orNull()
          .orDefault("[]")
          .describedAs("where it ends"),
      parameter("style", optionalOf(enumOf("Mode", Types.Mode.values())))
          .describedAs("how it sounds"),
      parameter("effort", INT)
          .orNull()
          .describedAs("how hard it tries"),
    };
  }

  @Override
  public TypesKwargs kwargs(@Nullable Object[] values) {
    return new TypesKwargs((Double) values[0], (Optional<List<String>>) values[1],
        (Optional<Types.Mode>) values[2], (Integer) values[3]);
  }

  @Override
  public Set<Capability> capabilities() {
    return Collections.unmodifiableSet(EnumSet.of(Capability.LOGPROBS, Capability.IMAGES));
  }

  @Override
  public Types create() {
    return new Types();
  }

  @Override
  public TypesSerializer serializer() {
    return TypesSerializer.INSTANCE;
  }

  private static final class Types_ShapeShape extends RecordShape<Types.Shape> {
    Types_ShapeShape() {
      super("Shape");
    }

    @Override
    protected ParamDescriptor[] declare() {
      return new ParamDescriptor[] {
        parameter("depth", INT.atLeast("1"))
            .orDefault("3")
            .describedAs("how deep"),
        parameter("label", STRING)
            .orNull()
            .describedAs("what it is called"),
        parameter("sizes", mapOf(DOUBLE))
            .describedAs("how large it is"),
      };
    }

    @Override
    public Types.Shape create(@Nullable Object[] values) {
      return new Types.Shape((int) values[0], (String) values[1], (Map<String, Double>) values[2]);
    }

    @Override
    public @Nullable Object get(Object record, int index) {
      return switch (index) {
        case 0 -> ((Types.Shape) record).depth();
        case 1 -> ((Types.Shape) record).label();
        case 2 -> ((Types.Shape) record).sizes();
        default -> throw new IndexOutOfBoundsException(index);
      };
    }
  }
}
