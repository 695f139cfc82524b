package dev.retort.processor.contract;

import dev.retort.descriptor.Suggest;
import dev.retort.processor.check.Json;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.Preset;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Compares the contract that was kept with the one that a declaration offers. */
final class ContractRules {
  private static final Set<String> WHOLES = Set.of("object", "list", "set", "map");

  private final Contract before;
  private final Contract now;
  private final Declaration declaration;
  private final Report report;
  private final String file;

  /**
   * For one class.
   *
   * @param file the name of the file that holds the contract that was kept
   */
  ContractRules(
      Contract before, Contract now, Declaration declaration, Report report, String file) {
    this.before = before;
    this.now = now;
    this.declaration = declaration;
    this.report = report;
    this.file = file;
  }

  void check() {
    typeNames();
    parts(before.attributes(), now.attributes(), Where.of(report.subject()));
    parts(before.kwargs(), now.kwargs(), Where.of(report.subject()));
  }

  private void typeNames() {
    List<String> aliases = new ArrayList<>(now.aliases());
    List<String> lost = new ArrayList<>();
    for (String name : before.names()) {
      if (!now.names().contains(name)) {
        lost.add(name);
        aliases.add(name);
      }
    }
    for (String name : lost) {
      String accept =
          name.equals(before.name())
              ? "write in " + file + ": " + now.kind() + " " + now.name()
              : "delete it from " + file;
      String mend = "write " + aliases(aliases) + " in " + annotation(declaration);
      removed(Where.of(report.subject()), "the type", name, mend, accept);
    }
  }

  /** Tells that the contract has lost its class, at one that may be its new name. */
  void renamed() {
    List<String> aliases = new ArrayList<>(now.aliases());
    aliases.add(before.name());
    String mend =
        "if %s is its new name, write %s in %s"
            .formatted(declaration.ref().simple(), aliases(aliases), annotation(declaration));
    removed(Where.of(report.subject()), "the type", before.name(), mend, "delete " + file);
  }

  private static String annotation(Declaration declaration) {
    return declaration.level().kind() == Level.Kind.LLM ? "@LLMType" : "@StepType";
  }

  /** Names of one level, whose whole is at a place. */
  private void parts(List<Promise> old, List<Promise> offered, Where whole) {
    List<Promise> strangers = new ArrayList<>();
    offered.stream()
        .filter(p -> old.stream().noneMatch(o -> p.isCalled(o.name())))
        .forEach(strangers::add);
    for (Promise promise : old) {
      Promise found = find(offered, promise.name());
      if (found == null) {
        gone(promise, strangers, whole);
      } else {
        aliases(promise, found, whole);
        same(promise, found, whole);
      }
    }
    for (Promise promise : strangers) {
      if (promise.required()) {
        required(
            where(promise, whole),
            promise,
            "is new and must be given, which no config does yet",
            "give it a defaultValue or an env, or make it @Nullable");
      }
    }
  }

  private static @Nullable Promise find(List<Promise> offered, String name) {
    return offered.stream().filter(p -> p.isCalled(name)).findFirst().orElse(null);
  }

  /** A name without a successor: told at a stranger that may be it, which is none then. */
  private void gone(Promise promise, List<Promise> strangers, Where whole) {
    Promise heir = heir(promise, strangers);
    String accept = "delete its line" + (promise.parts().isEmpty() ? "" : "s") + " from " + file;
    if (heir == null) {
      String mend =
          "declare it again, or write aliases = \"%s\" where what replaces it is declared"
              .formatted(promise.name());
      removed(whole, "the " + promise.word(), promise.path(), mend, accept);
    } else {
      strangers.remove(heir);
      List<String> names = new ArrayList<>(heir.aliases());
      promise.names().stream().filter(name -> !heir.isCalled(name)).forEach(names::add);
      String mend =
          "if \"%s\" is its new name, write %s".formatted(heir.name(), aliases(names) + in(heir));
      removed(where(heir, whole), "the " + promise.word(), promise.path(), mend, accept);
    }
  }

  /** What is new and of the same type: the only one, else the one with a similar name. */
  private static @Nullable Promise heir(Promise lost, List<Promise> strangers) {
    List<Promise> like = strangers.stream().filter(p -> p.type().equals(lost.type())).toList();
    if (like.size() == 1) {
      return like.get(0);
    }
    return Suggest.nearest(lost.name(), like.stream().map(Promise::name).toList())
        .map(name -> find(like, name))
        .orElse(null);
  }

  private void aliases(Promise promise, Promise found, Where whole) {
    List<String> names = new ArrayList<>(found.aliases());
    List<String> lost = promise.aliases().stream().filter(a -> !found.isCalled(a)).toList();
    names.addAll(lost);
    for (String alias : lost) {
      String path = promise.path();
      String shown = path.substring(0, path.length() - promise.name().length()) + alias;
      removed(
          where(found, whole),
          "the alias",
          shown,
          "write " + aliases(names) + in(found),
          "delete it from " + file);
    }
  }

  private void removed(Where where, String what, String name, String mend, String accept) {
    report.add(Problem.CONTRACT_REMOVED, where, what, name, mend, accept);
  }

  private static String aliases(List<String> names) {
    String all = names.stream().map(Json::compact).collect(Collectors.joining(", "));
    return "aliases = " + (names.size() == 1 ? all : "{" + all + "}");
  }

  private static String in(Promise promise) {
    Param param = promise.param();
    boolean attribute = promise.word().equals(Contract.ATTRIBUTE) && !promise.path().contains(".");
    return (param != null && param.where().mirror() == null ? " in a " : " in its ")
        + (attribute ? "@Attribute" : "@RuntimeParam");
  }

  private void same(Promise old, Promise offered, Where whole) {
    Where where = where(offered, whole);
    List<Narrowing> narrowings = Narrowing.between(old, offered);
    for (Narrowing narrowing : narrowings) {
      report.add(
          Problem.CONTRACT_NARROWED,
          where,
          offered.path(),
          narrowing.what(),
          narrowing.mend(),
          file,
          ContractText.line(offered));
    }
    if (!old.required() && offered.required()) {
      required(where, offered, "could be left out and must be given now", optional(old, offered));
    } else if (!old.required()) {
      source(old, offered, where);
    }
    if (hasLikeParts(old, offered)) {
      parts(old.parts(), offered.parts(), where);
    }
  }

  /** Whether both are records, or both hold items. */
  private static boolean hasLikeParts(Promise old, Promise offered) {
    return WHOLES.contains(old.type())
        && (old.type().equals(offered.type())
            || (old.type().equals("set") && offered.type().equals("list")));
  }

  private void required(Where where, Promise promise, String what, String mend) {
    report.add(
        Problem.CONTRACT_REQUIRED,
        where,
        promise.path(),
        what,
        mend,
        file,
        ContractText.line(promise));
  }

  private String optional(Promise old, Promise offered) {
    if (old.defaultValue() != null) {
      return write("defaultValue", ContractText.javaText(old), offered);
    }
    return old.env() != null ? write("env", "\"" + old.env() + "\"", offered) : "make it @Nullable";
  }

  /** Where the value comes from if a config has none. */
  private void source(Promise old, Promise offered, Where where) {
    if (!isSame(old.defaultValue(), offered.defaultValue())) {
      changed(
          offered,
          where,
          shown(offered.defaultValue()),
          shown(old.defaultValue()),
          old.defaultValue() == null
              ? "drop the defaultValue"
              : write("defaultValue", ContractText.javaText(old), offered));
    }
    if (old.env() != null && !old.env().equals(offered.env())) {
      changed(
          offered,
          where,
          offered.env() == null ? "no variable" : "what " + offered.env() + " says",
          "what " + old.env() + " says",
          write("env", "\"" + old.env() + "\"", offered));
    }
  }

  private void changed(Promise promise, Where where, String now, String before, String mend) {
    Preset preset = preset(promise);
    report.add(
        Problem.CONTRACT_DEFAULT,
        preset == null ? where : preset.where(),
        promise.path(),
        now,
        before,
        mend,
        file,
        ContractText.line(promise));
  }

  private static String shown(@Nullable String json) {
    return json == null ? "no value" : json;
  }

  /** What to write, in a preset where the default is inherited. */
  private String write(String member, String value, Promise promise) {
    Param param = promise.param();
    String text = member + " = " + value;
    if (preset(promise) != null) {
      return "write " + text + " in its @Preset";
    }
    boolean inherited = param != null && !isOwn(param.where().element());
    return inherited && !promise.path().contains(".")
        ? "write @Preset(name = \"%s\", %s) on %s"
            .formatted(promise.name(), text, declaration.ref().simple())
        : "write " + text;
  }

  private boolean isOwn(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e.equals(report.subject())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Preset preset(Promise promise) {
    return declaration.level().presets().stream()
        .filter(p -> p.name().equals(promise.path()))
        .findFirst()
        .orElse(null);
  }

  private static Where where(Promise promise, Where whole) {
    Param param = promise.param();
    return param == null ? whole : param.where();
  }

  private static boolean isSame(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return Objects.equals(one, other);
    }
    try {
      return Objects.equals(comparable(Json.parse(one)), comparable(Json.parse(other)));
    } catch (Json.Malformed e) {
      throw new IllegalStateException("a default that was read is JSON", e);
    }
  }

  /** The same for numbers that are written differently. */
  private static @Nullable Object comparable(@Nullable Object json) {
    if (json instanceof Json.Num number) {
      return new BigDecimal(number.text()).stripTrailingZeros();
    } else if (json instanceof List<?> items) {
      List<@Nullable Object> all = new ArrayList<>();
      items.forEach(item -> all.add(comparable(item)));
      return all;
    } else if (json instanceof Map<?, ?> fields) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      fields.forEach((key, value) -> all.put(String.valueOf(key), comparable(value)));
      return all;
    }
    return json;
  }
}
