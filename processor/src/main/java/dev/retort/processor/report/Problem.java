package dev.retort.processor.report;

import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;

/**
 * Everything that can be wrong with a declaration. The id of each is stable, names a section of
 * {@code docs/problems.md} and is what {@code @SuppressWarnings("retort:id")} takes.
 */
public enum Problem {
  // ---- the class
  NOT_AN_LLM("@LLMType is for subclasses of dev.retort.llm.LLM or AsyncLLM; %s is none"),
  NOT_A_STEP("@StepType is for subclasses of dev.retort.step.Step or GeneratorStep; %s is none"),
  NOT_A_CLASS("%s is %s; only a class can be declared, so make it one"),
  CLASS_ABSTRACT(
      "%s is abstract; annotate the concrete subclasses, its annotated fields are inherited"),
  CLASS_GENERIC("%s has type parameters; bind them in a concrete subclass and annotate that"),
  CLASS_PRIVATE(
      "%s is private; generated code beside it must reach it: make it package-private or wider"),
  CLASS_INNER(
      "%s is an inner class; make it static, so that it can be made without its outer class"),
  BOTH_TYPES("%s is declared as an LLM and as a step; keep one of @LLMType and @StepType"),
  CONSTRUCTOR_MISSING(
      "%s has no constructor without parameters that generated code can call; add one that is package-private or wider"),
  CONSTRUCTOR_THROWS("the constructor of %s throws the checked %s; do such work in load()"),
  UNDECLARED("%s uses Retort's annotations but is not declared; add %s, or make it abstract"),
  MEMBER_OWNER("@%s says nothing here: %s is no LLM, no step and no record"),
  PARENT_NOT_PROCESSED(
      "%s, which %s extends, was compiled without the Retort processor: %s is missing; compile it with retort-processor in annotationProcessorPaths"),
  MISSING_TYPE(
      "%s cannot be read: the type %s is missing; if another annotation processor should have made it, that processor failed or was not run"),
  INTERNAL("the Retort processor failed on %s: %s; please report it with the declaration"),

  // ---- the operative method
  METHOD_MISSING("%s has no operative method; %s"),
  METHOD_MANY("%s has more than one operative method; keep one named %s"),
  METHOD_NAME("an %s answers through %s; %s is the operative method of an %s"),
  METHOD_PRIVATE("%s is private; generated code must reach it: make it package-private or wider"),
  METHOD_STATIC("%s is static; an operative method belongs to an object: drop static"),
  METHOD_GENERIC(
      "%s has type parameters of its own; kwargs need types that are known: write them out"),
  METHOD_ABSTRACT("%s is abstract in a concrete class; give it a body"),
  METHOD_INPUTS("the parameters of %s must start with %s"),
  METHOD_RETURNS("%s must return %s, not %s"),
  METHOD_THROWS(
      "%s is asynchronous and throws the checked %s; complete the stage exceptionally instead"),
  METHOD_VARARGS("%s takes a variable number of arguments; use a List"),
  METHOD_HIDDEN(
      "%s inherits %s from %s in another package, where generated code cannot reach it; make it public, or override it"),
  PARAMETER_BARE(
      "the parameter %s has no @RuntimeParam; every parameter after the inputs needs one"),
  PARAMETER_ORDER("%s must come right after %s"),
  PARAMETER_FIXED("%s is given by the runtime; it takes no @RuntimeParam"),
  PARAMETER_PLACE("@RuntimeParam is for parameters of the operative method; %s is none"),
  RECORD_PARAMETER(
      "the record %s stands for its components, so %s says nothing here; set it on the components"),
  KWARGS_TOO_MANY("%s has %d kwargs; Java allows at most 250: group some of them in records"),

  // ---- fields
  FIELD_PRIVATE(
      "the field %s is private; generated code beside the class must reach it: make it package-private or wider"),
  FIELD_STATIC("the field %s is static; parameters belong to an object: drop static"),
  FIELD_FINAL("the field %s is final, but it is set after construction: drop final"),
  FIELD_BOTH("the field %s is @Attribute and @RuntimeParam; keep the one that is meant"),

  // ---- types
  TYPE_UNSUPPORTED("%s cannot stand in %s; use %s"),
  TYPE_RAW("%s has no type arguments; say what it holds, such as %s"),
  TYPE_WILDCARD("a wildcard does not say what %s may hold; write the type itself"),
  TYPE_HIDDEN("%s is %s; generated code%s must reach it: make it %s"),
  TYPE_NULLABLE_PRIMITIVE("%s is primitive and cannot be null; use %s"),
  TYPE_NULLABLE_OPTIONAL("an Optional is never null; drop @Nullable"),
  TYPE_NULLABLE_ITEM("keys, items and values cannot be null; drop @Nullable"),
  TYPE_OPTIONAL_INSIDE("Optional stands around the whole type, not inside %s"),
  MAP_KEY("keys in %s are text; use Map<String, ...>, not %s as key"),
  RECORD_GENERIC(
      "the record %s has type parameters; %s needs types that are known: write them out"),
  RECORD_RECURSIVE("%s holds itself; use JsonValue for open structures"),
  RECORD_HIDDEN("generated code cannot make a %s: the record or its constructor is private"),
  ENUM_AMBIGUOUS(
      "the constants %s and %s of %s are one in lower case, which is how they are written; rename one"),
  ENUM_EMPTY("the enum %s has no constants, so that there is no value for it; add one"),
  LLM_RUNTIME("an LLM may not change at run time; use @Attribute instead of @RuntimeParam"),
  SECRET_KWARG("%s is a Secret; credentials belong to the LLM, not to a call: make it a field"),
  SECRET_NAMED("%s is named like a credential; %s, or say sensitive = false"),

  // ---- answers
  STRUCTURED_NOT_A_RECORD("@StructuredType is for records; %s is %s: make it a record"),
  STRUCTURED_SILENT(
      Diagnostic.Kind.WARNING,
      "%s says nothing in an answer, which holds what the model writes and nothing else; drop it"),
  STRUCTURED_PATTERN(
      "no JSON Schema can say the pattern \"%s\": %s; check it in the constructor of the record"),
  SEALED_GENERIC(
      "the sealed interface %s has type parameters; an answer needs types that are known: write them out"),
  SEALED_MEMBER("the sealed interface %s permits %s, which is no record; make it one"),
  SEALED_PROPERTY(
      "\"%s\" tells which record of %s an answer holds, so that %s cannot have it as well; choose another with @RuntimeParam(name = \"...\")"),
  SEALED_AMBIGUOUS(
      "the records %s and %s of %s are both \"%s\" in an answer; rename one of the two"),
  STRICT_OPEN(
      "providers cannot enforce %s, since they close every object; use %s, or say strict = false"),
  STRICT_SIZE("providers enforce at most %s; %s; say strict = false, or ask for less at once"),

  // ---- names
  NAME_INVALID("\"%s\" is no wire name: names match [a-z][a-z0-9_]*%s"),
  NAME_RESERVED("the name \"%s\" is reserved%s; choose another with name = \"...\""),
  NAME_TAKEN("the name \"%s\" is taken by %s; choose another with name = \"...\""),
  ALIAS_INVALID("\"%s\" is no wire name: aliases match [a-z][a-z0-9_]*%s"),
  ALIAS_TAKEN("the alias \"%s\" is taken by %s"),
  ALIAS_USELESS("the alias \"%s\" %s; drop it"),
  TYPE_ALIAS_INVALID("\"%s\" is no type alias; write \"module:Name\""),
  TYPE_ALIAS_USELESS("the alias \"%s\" %s; drop it"),
  TYPE_NAME_TAKEN("the name %s belongs to %s; a name in configs means one class"),
  GENERATED_NAME_TAKEN("the processor must write %s for %s, but %s; rename one of the two"),

  // ---- values
  DEFAULT_INVALID("the default \"%s\" of %s is not %s%s"),
  DEFAULT_BREAKS("the default \"%s\" of %s breaks its constraint: %s"),
  DEFAULT_FORM("the default of %s is no form of answers: %s"),
  DEFAULT_SECRET("%s is a Secret; a credential in source is none: use env = \"...\""),
  DEFAULT_LLM(
      "%s is an LLM; no annotation can hold a default for it: make it @Nullable, and choose one in load()"),
  INITIALIZER_BESIDE(
      "%s has a defaultValue and an initializer, which would be overwritten; keep the defaultValue"),
  INITIALIZER_ALONE(
      "%s has an initializer, which descriptors and schemas cannot show; use defaultValue instead"),
  ENV_INVALID(
      "\"%s\" is no name of an environment variable: letters, digits and _, no digit first"),
  ENV_TYPE("%s holds %s, which no environment variable can hold: drop env"),
  CONSTRAINT_UNKNOWN("@%s is not honoured; use %s"),
  CONSTRAINT_MISFIT("@%s does not fit %s; it is for %s"),
  CONSTRAINT_VALUE("\"%s\" is not %s"),
  CONSTRAINT_CONTRADICTION("no value satisfies both \"%s\" and \"%s\"; mend one of them"),
  CONSTRAINT_RANGE(
      "no %s satisfies \"%s\": it goes from %s to %s; use a wider type or mend the bound"),
  CONSTRAINT_GIVEN("@%s checks nothing: %s is as the caller asks; drop it, and %s"),
  CONSTRAINT_KEY("@%s says nothing on the keys of a map; check them in load()"),
  CONSTRAINT_UNUSED(
      Diagnostic.Kind.WARNING,
      "@%s checks nothing: %s is neither @RuntimeParam nor @Attribute; annotate it, or drop the constraint"),
  CONSTRAINT_NULL("@NotNull contradicts @Nullable; drop one of them"),

  // ---- presets
  PRESET_UNKNOWN("%s inherits no parameter \"%s\"%s"),
  PRESET_OWN("\"%s\" is declared by %s itself; set its default there"),
  PRESET_EMPTY("a preset needs a defaultValue or an env: give one, or drop it"),
  PRESET_TWICE("the preset of \"%s\" is given twice; drop one"),
  PRESET_ADDRESS(
      Diagnostic.Kind.WARNING,
      "%s goes before the preset of \"%s\" and would send the credentials of %s elsewhere; name a variable of its own: env = \"...\""),
  PRESET_CREDENTIAL(
      Diagnostic.Kind.WARNING,
      "the preset of \"%s\" would send %s, the variable of \"%s\", to another server; name one of its own: @Preset(name = \"%s\", env = \"...\")"),
  PRESET_FIXED("\"%s\" has no default of its own; preset the kwargs in it by their names"),

  // ---- capabilities
  CAPABILITY_UNDECLARED("%s belongs to %s; add it to the interfaces of %s"),
  CAPABILITY_METHOD("%s declares %s but lacks its method; add %s"),
  OFFLINE_SHAPE("offlineBatchRequest must be %s"),
  OFFLINE_DIFFERS("%s must be %s here, as in %s, not %s"),
  OFFLINE_COUNT("offlineBatchRequest must take the parameters of %s: %s"),

  // ---- contracts
  CONTRACT_REMOVED("configs may name %s \"%s\", which is gone; %s; to let such configs break, %s"),
  CONTRACT_NARROWED(
      "\"%s\" takes less than configs may hold: %s; %s; to let such configs break, write in %s: %s"),
  CONTRACT_REQUIRED("\"%s\" %s; %s; to let configs without it break, write in %s: %s"),
  CONTRACT_DEFAULT(
      "configs without \"%s\" mean %s now, not %s; %s; to change what they mean, write in %s: %s"),
  CONTRACT_UNUSABLE("the contract in %s cannot be used: %s; %s"),

  // ---- pipeline files
  PIPELINE_PATTERN(
      "\"%s\" is no pattern of resources: %s; write such as \"pipelines/*.yaml\", relative to their root"),
  PIPELINE_UNMATCHED("no resource matches \"%s\" in %s; %s"),
  PIPELINE_RESOURCES("%s; pass -Aretort.resources=DIR with the folder of the resources"),
  PIPELINE_CLASS_TAKEN("the class for %s would be %s, but %s"),
  PIPELINE_CHECKER("pipeline files cannot be checked: %s is not found; %s"),
  PIPELINE_VERSION(
      "pipeline files cannot be checked: retort-runtime is of another version than retort-processor (%s); use the same version of both"),

  // ---- fakes
  FAKE_IMPOSSIBLE("%s cannot be faked: %s"),
  FAKE_UNKNOWN("-Aretort.fakes names %s"),
  FAKE_OUTSIDE_TESTS(
      "-Aretort.fakes asks for fakes where dev.retort:retort-testkit is not on the class path; fakes belong to the tests: give the option to their compilation alone (Maven: the execution default-testCompile; Gradle: compileTestJava), and the kit to their dependencies"),

  // ---- docs
  DOC_MISSING(Diagnostic.Kind.WARNING, "%s has no description; %s"),
  DOC_EMPTY(Diagnostic.Kind.WARNING, "the description of %s is empty; say what it does"),
  DOC_UNKNOWN(Diagnostic.Kind.WARNING, "@param %s names no parameter of %s%s"),
  DOC_DEFAULT(Diagnostic.Kind.WARNING, "the text of %s says that the default is %s, but %s"),
  DOC_UNREADABLE(
      Diagnostic.Kind.WARNING,
      "the /// comment of %s is read by JDK 23 and later only; write /** ... */"),

  // ---- identity
  IDENTITY_UNDECIDED(
      Diagnostic.Kind.WARNING,
      "does \"%s\" change the answer? say identity = true, or identity = false to keep it out of cache keys");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final Diagnostic.Kind kind;
  private final String text;

  Problem(String text) {
    this(Diagnostic.Kind.ERROR, text);
  }

  Problem(Diagnostic.Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  /** The stable id, such as {@code name-taken}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Error or warning. */
  public Diagnostic.Kind kind() {
    return kind;
  }

  /** Whether it becomes an error with {@code -Aretort.docs=error}. */
  boolean isAboutDocs() {
    return name().startsWith("DOC_");
  }

  /** Escapes what would tear a line: a user's default may hold anything. */
  private static String oneLine(String message) {
    return CONTROL
        .matcher(message)
        .replaceAll(
            found ->
                switch (found.group()) {
                  case "\n" -> "\\\\n";
                  case "\r" -> "\\\\r";
                  case "\t" -> "\\\\t";
                  default -> "?";
                });
  }

  String text(Object... details) {
    return oneLine(String.format(Locale.ROOT, text, details));
  }
}
