package dev.retort.processor.contract;

import dev.retort.descriptor.TypeInfo;
import dev.retort.processor.check.DefaultValue;
import dev.retort.processor.check.Json;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What configs of one class may hold.
 *
 * @param kind {@code llm} or {@code step}
 * @param name the name of the class in configs
 * @param aliases its further names
 * @param attributes in order, those of ancestors first
 * @param kwargs in order
 */
record Contract(
    String kind,
    String name,
    List<String> aliases,
    List<Promise> attributes,
    List<Promise> kwargs) {
  static final String ATTRIBUTE = "attribute";
  static final String PARAMETER = "parameter";
  static final String KWARG = "kwarg";

  /** All names of the class. */
  List<String> names() {
    List<String> all = new ArrayList<>(aliases);
    all.add(0, name);
    return all;
  }

  /** Whether it has the same names, and the same to say of each. */
  boolean isLike(Contract other) {
    return kind.equals(other.kind)
        && ContractText.promises(this).equals(ContractText.promises(other));
  }

  /** The contract that a sound declaration offers. */
  static Contract of(Declaration declaration) {
    return new Contract(
        declaration.level().kind() == Level.Kind.LLM ? "llm" : "step",
        declaration.typeInfo().toString(),
        declaration.aliases().stream().map(TypeInfo::toString).toList(),
        declaration.attributes().stream()
            .filter(p -> !(p.type() instanceof TypeModel.KwargsOf))
            .map(p -> promise(p.runtime() ? PARAMETER : ATTRIBUTE, "", p))
            .toList(),
        declaration.kwargs().stream().map(p -> promise(KWARG, "", p)).toList());
  }

  private static Promise promise(String word, String before, Param param) {
    String text = param.defaultValue();
    return promise(
        word,
        before + param.name(),
        param.type(),
        param,
        text == null ? null : Json.compact(DefaultValue.json(param.type(), text)));
  }

  private static Promise promise(
      String word,
      String path,
      TypeModel type,
      @Nullable Param param,
      @Nullable String defaultValue) {
    TypeModel inner = type instanceof TypeModel.OptionalOf t ? t.value() : type;
    boolean optional = type instanceof TypeModel.OptionalOf;
    return new Promise(
        word,
        path,
        param == null ? List.of() : param.aliases(),
        word(inner),
        choices(inner),
        inner.limits(),
        optional || (param != null && param.nullable()),
        param != null && !param.optional(),
        param == null ? null : param.env(),
        defaultValue,
        parts(word, path, inner),
        param);
  }

  private static String word(TypeModel type) {
    if (type instanceof TypeModel.ScalarOf t) {
      return t.scalar().name().toLowerCase(Locale.ROOT);
    } else if (type instanceof TypeModel.EnumOf) {
      return "enum";
    } else if (type instanceof TypeModel.ItemsOf t) {
      return t.set() ? "set" : "list";
    } else if (type instanceof TypeModel.MapOf) {
      return "map";
    }
    return type instanceof TypeModel.RecordOf ? "object" : "llm";
  }

  private static List<String> choices(TypeModel type) {
    if (type instanceof TypeModel.EnumOf t) {
      return t.constants().stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
    }
    return type instanceof TypeModel.LlmOf t ? List.of(t.bound().qualified()) : List.of();
  }

  private static List<Promise> parts(String word, String path, TypeModel type) {
    if (type instanceof TypeModel.RecordOf t) {
      return t.components().stream().map(c -> promise(word, path + ".", c)).toList();
    } else if (type instanceof TypeModel.ItemsOf t) {
      return List.of(promise(word, path + Promise.ITEM, t.item(), null, null));
    } else if (type instanceof TypeModel.MapOf t) {
      return List.of(promise(word, path + Promise.ITEM, t.value(), null, null));
    }
    return List.of();
  }
}
