package dev.retort.processor.read;

import dev.retort.descriptor.Scalar;
import dev.retort.descriptor.WireNames;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Turns Java types into the types of configs, and refuses those that no config can hold. */
final class TypeReader {
  private static final Map<String, Scalar> SCALARS =
      Map.ofEntries(
          Map.entry("java.lang.Boolean", Scalar.BOOLEAN),
          Map.entry("java.lang.Byte", Scalar.BYTE),
          Map.entry("java.lang.Short", Scalar.SHORT),
          Map.entry("java.lang.Integer", Scalar.INT),
          Map.entry("java.lang.Long", Scalar.LONG),
          Map.entry("java.lang.Float", Scalar.FLOAT),
          Map.entry("java.lang.Double", Scalar.DOUBLE),
          Map.entry("java.lang.Character", Scalar.CHAR),
          Map.entry("java.lang.String", Scalar.STRING),
          Map.entry("java.math.BigDecimal", Scalar.DECIMAL),
          Map.entry("java.time.Duration", Scalar.DURATION),
          Map.entry("java.net.URI", Scalar.URI),
          Map.entry("java.nio.file.Path", Scalar.PATH),
          Map.entry("dev.retort.llm.Secret", Scalar.SECRET),
          Map.entry("dev.retort.llm.JsonValue", Scalar.JSON));

  /** What types of credentials are called. */
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          ".*(?:Secret|SecretKey|Password|PasswordAuthentication|ApiKey|Token|Credentials?)");

  private final ConstraintReader constraints;
  private final ParamReader params;
  private final Use use;
  private final Deque<String> open = new ArrayDeque<>();

  TypeReader(ConstraintReader constraints, ParamReader params, Use use) {
    this.constraints = constraints;
    this.params = params;
    this.use = use;
  }

  /**
   * Reads a type.
   *
   * @param type what the source says, type variables bound
   * @param owner where problems are told
   */
  TypeModel read(TypeMirror type, Element owner, Report report) {
    Where where = Where.of(owner);
    return switch (type.getKind()) {
      case ERROR -> throw new MissingTypeException(missing(type));
      case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE -> primitive(type.getKind());
      case DECLARED -> declared((DeclaredType) type, owner, report);
      case ARRAY -> {
        String instead =
            switch (((ArrayType) type).getComponentType().getKind()) {
              case CHAR -> "String, or dev.retort.llm.Secret";
              case BYTE -> later("decode");
              default -> list((ArrayType) type);
            };
        yield refuse(
            report, where, Problem.TYPE_UNSUPPORTED, TypeText.of(type), use.label(), instead);
      }
      case WILDCARD -> refuse(report, where, Problem.TYPE_WILDCARD, use.label());
      case TYPEVAR ->
          refuse(
              report,
              where,
              Problem.TYPE_UNSUPPORTED,
              "the type variable " + type,
              use.label(),
              "a type that the subclass binds");
      default ->
          refuse(
              report,
              where,
              Problem.TYPE_UNSUPPORTED,
              TypeText.of(type),
              use.label(),
              "a named type");
    };
  }

  /** The list that holds what an array does. */
  private static String list(ArrayType array) {
    TypeMirror item = array.getComponentType();
    String text =
        item instanceof ArrayType inner
            ? list(inner)
            : item.getKind().isPrimitive() ? TypeText.boxed(item.getKind()) : TypeText.of(item);
    return "List<" + text + ">";
  }

  private static TypeModel refuse(Report report, Where where, Problem problem, Object... details) {
    report.add(problem, where, details);
    return new TypeModel.Refused();
  }

  private static TypeModel hidden(Report report, Where where, String type) {
    return refuse(
        report, where, Problem.TYPE_HIDDEN, type, "private", "", "package-private or wider");
  }

  /** ECJ calls {@code List<Missing>} itself missing, javac its argument only. */
  private static String missing(TypeMirror type) {
    if (type instanceof DeclaredType declared) {
      for (TypeMirror argument : declared.getTypeArguments()) {
        if (argument.getKind() == TypeKind.ERROR) {
          return missing(argument);
        }
      }
    }
    return type.toString();
  }

  private static TypeModel primitive(TypeKind kind) {
    return new TypeModel.ScalarOf(
        Scalar.valueOf(kind.name().toUpperCase(Locale.ROOT)), true, List.of());
  }

  private TypeModel declared(DeclaredType type, Element owner, Report report) {
    TypeElement element = (TypeElement) type.asElement();
    String name = element.getQualifiedName().toString();
    Scalar scalar = SCALARS.get(name);
    Where where = Where.of(owner);
    if (scalar == Scalar.SECRET && use == Use.ANSWER) {
      return refuse(
          report, where, Problem.TYPE_UNSUPPORTED, TypeText.of(type), use.label(), "String");
    } else if (scalar != null) {
      return new TypeModel.ScalarOf(scalar, false, List.of());
    }
    if (!element.getTypeParameters().isEmpty() && type.getTypeArguments().isEmpty()) {
      String shown = element.getSimpleName().toString();
      String example = shown.endsWith("Map") ? shown + "<String, String>" : shown + "<String>";
      return refuse(report, where, Problem.TYPE_RAW, shown, example);
    }
    switch (name) {
      case "java.util.List", "java.util.Set" -> {
        return new TypeModel.ItemsOf(
            name.equals("java.util.Set"),
            argument(type, 0, "a list or set", owner, report),
            List.of());
      }
      case "java.util.Map" -> {
        TypeMirror key = type.getTypeArguments().get(0);
        if (key.getKind() == TypeKind.ERROR) {
          throw new MissingTypeException(missing(key));
        }
        constraints.refuse(key, owner, report);
        if (Mirrors.isNullable(key)) {
          report.add(Problem.TYPE_NULLABLE_ITEM, where);
        }
        if (!TypeText.qualified(key).equals("java.lang.String")) {
          return refuse(report, where, Problem.MAP_KEY, use.label(), TypeText.of(key));
        }
        return new TypeModel.MapOf(argument(type, 1, "a map", owner, report), List.of());
      }
      case "java.util.Optional" -> {
        TypeModel value = argument(type, 0, "another Optional", owner, report);
        return value instanceof TypeModel.Refused ? value : new TypeModel.OptionalOf(value);
      }
      case "dev.retort.descriptor.Kwargs" -> {
        if (owner.getEnclosingElement() instanceof TypeElement holder && Symbols.isRoot(holder)) {
          return new TypeModel.KwargsOf();
        }
      }
      default -> {}
    }
    if (element.getKind() == ElementKind.ENUM) {
      return enumOf(element, where, report);
    } else if (element.getKind() == ElementKind.RECORD) {
      return recordOf(element, where, report);
    } else if (use == Use.ANSWER && isSealed(element)) {
      return oneOf(element, where, report);
    } else if (use == Use.CONFIG
        && element.getKind() == ElementKind.CLASS
        && Symbols.isLlm(element)) {
      return Symbols.isPrivate(element)
          ? hidden(report, where, TypeText.of(type))
          : new TypeModel.LlmOf(Symbols.ref(element));
    }
    return refuse(
        report,
        where,
        Problem.TYPE_UNSUPPORTED,
        TypeText.of(type),
        use.label(),
        neighbour(element, type));
  }

  private TypeModel argument(
      DeclaredType type, int index, String inside, Element owner, Report report) {
    TypeMirror argument = type.getTypeArguments().get(index);
    if (Mirrors.isNullable(argument)) {
      report.add(Problem.TYPE_NULLABLE_ITEM, Where.of(owner));
    }
    TypeModel read = read(argument, owner, report);
    if (read instanceof TypeModel.OptionalOf) {
      return refuse(report, Where.of(owner), Problem.TYPE_OPTIONAL_INSIDE, inside);
    }
    return constraints.apply(read, argument, owner, false, report);
  }

  private static TypeModel enumOf(TypeElement element, Where where, Report report) {
    if (Symbols.isPrivate(element)) {
      return hidden(report, where, element.getSimpleName().toString());
    }
    List<String> constants = new ArrayList<>();
    Set<String> written = new HashSet<>();
    for (Element member : element.getEnclosedElements()) {
      if (member.getKind() == ElementKind.ENUM_CONSTANT) {
        String constant = member.getSimpleName().toString();
        if (!written.add(constant.toLowerCase(Locale.ROOT))) {
          String twin =
              constants.stream().filter(c -> c.equalsIgnoreCase(constant)).findFirst().orElse("");
          return refuse(
              report, where, Problem.ENUM_AMBIGUOUS, twin, constant, element.getSimpleName());
        }
        constants.add(constant);
      }
    }
    if (constants.isEmpty()) {
      return refuse(report, where, Problem.ENUM_EMPTY, element.getSimpleName());
    }
    return new TypeModel.EnumOf(Symbols.ref(element), constants);
  }

  private static boolean isSealed(TypeElement element) {
    return element.getKind() == ElementKind.INTERFACE
        && element.getModifiers().contains(Modifier.SEALED);
  }

  /** The records that a sealed interface permits, those of sealed interfaces under it included. */
  private TypeModel oneOf(TypeElement element, Where where, Report report) {
    String name = element.getSimpleName().toString();
    if (!element.getTypeParameters().isEmpty()) {
      return refuse(report, where, Problem.SEALED_GENERIC, name);
    } else if (Symbols.isPrivate(element)) {
      return hidden(report, where, name);
    } else if (open.contains(element.getQualifiedName().toString())) {
      return refuse(report, where, Problem.RECORD_RECURSIVE, "the interface " + name);
    }
    open.push(element.getQualifiedName().toString());
    try {
      Map<String, TypeModel.Variant> variants = new LinkedHashMap<>();
      boolean sound = true;
      for (TypeElement record : permitted(element, where, report)) {
        sound &= addVariant(record, name, variants, where, report);
      }
      return sound && !variants.isEmpty()
          ? new TypeModel.OneOf(
              Symbols.ref(element), params.doc(element).text(), List.copyOf(variants.values()))
          : new TypeModel.Refused();
    } finally {
      open.pop();
    }
  }

  private boolean addVariant(
      TypeElement record,
      String sealed,
      Map<String, TypeModel.Variant> variants,
      Where where,
      Report report) {
    if (!(recordOf(record, where, report) instanceof TypeModel.RecordOf shape)) {
      return false;
    }
    for (Param component : shape.components()) {
      if (component.name().equals(TypeModel.OneOf.PROPERTY)) {
        report.add(
            Problem.SEALED_PROPERTY,
            component.where(),
            component.name(),
            sealed,
            record.getSimpleName());
        return false;
      }
    }
    String name = WireNames.of(record.getSimpleName().toString());
    TypeModel.Variant other = variants.get(name);
    if (other != null && !other.shape().java().equals(shape.java())) {
      report.add(Problem.SEALED_AMBIGUOUS, where, other.shape().java(), shape.java(), sealed, name);
      return false;
    }
    variants.put(name, new TypeModel.Variant(name, shape));
    return true;
  }

  private static List<TypeElement> permitted(TypeElement sealed, Where where, Report report) {
    List<TypeElement> records = new ArrayList<>();
    for (TypeMirror type : sealed.getPermittedSubclasses()) {
      if (type.getKind() == TypeKind.ERROR) {
        throw new MissingTypeException(missing(type));
      }
      TypeElement element = Symbols.element(type);
      if (element.getKind() == ElementKind.RECORD) {
        records.add(element);
      } else if (isSealed(element)) {
        records.addAll(permitted(element, where, report));
      } else {
        report.add(Problem.SEALED_MEMBER, where, sealed.getSimpleName(), element.getSimpleName());
      }
    }
    return records;
  }

  /** Reads a record; {@code Refused} where something in it cannot be. */
  TypeModel recordOf(TypeElement element, Where where, Report report) {
    String name = element.getQualifiedName().toString();
    String simple = element.getSimpleName().toString();
    if (!element.getTypeParameters().isEmpty()) {
      return refuse(report, where, Problem.RECORD_GENERIC, simple, use.label());
    } else if (open.contains(name)) {
      return refuse(report, where, Problem.RECORD_RECURSIVE, "the record " + simple);
    } else if (Symbols.isPrivate(element) || hasPrivateConstructor(element)) {
      return refuse(report, where, Problem.RECORD_HIDDEN, simple);
    }
    open.push(name);
    try {
      List<Param> components = components(element, report);
      return components.stream().anyMatch(c -> c.type() instanceof TypeModel.Refused)
          ? new TypeModel.Refused()
          : new TypeModel.RecordOf(Symbols.ref(element), params.doc(element).text(), components);
    } finally {
      open.pop();
    }
  }

  /** The components of a record, each with what its field and its tag in the Javadoc say. */
  private List<Param> components(TypeElement element, Report report) {
    DocComment doc = params.doc(element);
    List<VariableElement> fields = new ArrayList<>();
    List<Param> components = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      String name = component.getSimpleName().toString();
      VariableElement field = field(element, name);
      fields.add(field);
      components.add(params.component(component, field, doc.param(name), report));
    }
    doc.check(element, fields, report);
    return components;
  }

  /** The field of a component; messages about the component itself would have no place. */
  private static VariableElement field(TypeElement record, String name) {
    for (VariableElement field : ElementFilter.fieldsIn(record.getEnclosedElements())) {
      if (field.getSimpleName().contentEquals(name)) {
        return field;
      }
    }
    throw new IllegalStateException("component without field");
  }

  private static boolean hasPrivateConstructor(TypeElement record) {
    int size = record.getRecordComponents().size();
    for (Element member : record.getEnclosedElements()) {
      if (member.getKind() == ElementKind.CONSTRUCTOR
          && member.getModifiers().contains(Modifier.PRIVATE)
          && ((ExecutableElement) member).getParameters().size() == size) {
        return true;
      }
    }
    return false;
  }

  private String later(String what) {
    return use == Use.CONFIG ? "String, and " + what + " it in load()" : "String";
  }

  private String neighbour(TypeElement element, DeclaredType type) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    String inside = arguments.isEmpty() ? "String" : TypeText.of(arguments.get(0));
    return switch (element.getQualifiedName().toString()) {
      case "java.lang.Object", "dev.retort.descriptor.Kwargs" -> "JsonValue";
      case "java.util.OptionalInt" -> "@Nullable Integer or Optional<Integer>";
      case "java.util.OptionalLong" -> "@Nullable Long or Optional<Long>";
      case "java.util.OptionalDouble" -> "@Nullable Double or Optional<Double>";
      case "java.math.BigInteger" -> "long or BigDecimal";
      case "java.lang.Number" -> "BigDecimal";
      case "java.lang.CharSequence",
          "java.lang.StringBuilder",
          "java.util.UUID",
          "java.util.Locale",
          "java.util.regex.Pattern",
          "java.nio.charset.Charset" ->
          "String";
      case "java.io.File" -> "Path";
      case "java.net.URL" -> "URI";
      case "java.time.Period" -> "Duration";
      case "java.util.Collection",
          "java.lang.Iterable",
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.Queue",
          "java.util.Deque",
          "java.util.stream.Stream" ->
          "List<" + inside + ">";
      case "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.TreeSet",
          "java.util.SortedSet",
          "java.util.EnumSet" ->
          "Set<" + inside + ">";
      case "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.SortedMap",
          "java.util.EnumMap",
          "java.util.concurrent.ConcurrentMap",
          "java.util.concurrent.ConcurrentHashMap" ->
          "Map<String, " + (arguments.size() > 1 ? TypeText.of(arguments.get(1)) : "String") + ">";
      default -> {
        if (isDate(element)) {
          yield later("parse");
        }
        yield use == Use.CONFIG && CREDENTIAL.matcher(element.getSimpleName()).matches()
            ? "dev.retort.llm.Secret"
            : "a record, or JsonValue";
      }
    };
  }

  private static boolean isDate(TypeElement element) {
    ClassRef ref = Symbols.ref(element);
    return ref.pkg().equals("java.time")
        || ref.pkg().equals("java.sql")
        || ref.qualified().equals("java.util.Date")
        || ref.qualified().equals("java.util.Calendar");
  }
}
