package dev.retort.testkit;

import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.ValueParts;
import dev.retort.descriptor.ValueType;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.llm.LLM;
import dev.retort.llm.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an LLM as its descriptor knows them: read and written by wire name, those that
 * cannot be set at run time as well. One thread at a time.
 */
final class Configured {
  /** An attribute where it is declared. */
  private record Place(Members<LLM> level, int index) {}

  private final LLM llm;

  Configured(LLM llm) {
    this.llm = llm;
  }

  LLMDescriptor<?> descriptor() {
    return llm.descriptor();
  }

  /** The attributes that the class of the LLM has beyond those of every LLM, parent first. */
  List<ParamDescriptor> own() {
    Set<String> base = base();
    return descriptor().attributes().stream().filter(each -> !base.contains(each.name())).toList();
  }

  /** Names of the attributes that every LLM of its kind has. */
  private Set<String> base() {
    List<Members<LLM>> levels = levels();
    Set<String> names = new TreeSet<>();
    int count = llm instanceof AsyncLLM ? 2 : 1;
    for (Members<LLM> level : levels.subList(levels.size() - count, levels.size())) {
      level.declared().forEach(each -> names.add(each.name()));
    }
    return names;
  }

  @Nullable Object get(String name) {
    Place place = place(name);
    return place.level().get(llm, place.index());
  }

  /** Sets an attribute; if it can be set at run time, as a user does. */
  void set(ParamDescriptor attribute, @Nullable Object value) {
    if (attribute.isRuntime() && value != null) {
      llm.setRuntimeParameters(Map.of(attribute.name(), value));
    } else {
      Place place = place(attribute.name());
      place.level().set(llm, place.index(), value);
    }
  }

  /** Puts a credential of its own into every attribute that is one or holds some. */
  List<String> setSecrets() {
    List<String> revealed = new ArrayList<>();
    for (ParamDescriptor attribute : own()) {
      if (holdsSecret(attribute)) {
        Object value = OtherValues.of(attribute, null);
        if (value != null) {
          set(attribute, value);
          reveal(attribute, value, revealed);
        }
      }
    }
    return revealed;
  }

  /** All credentials that the LLM and those within have, in clear. */
  List<String> secrets() {
    List<String> revealed = new ArrayList<>();
    for (ParamDescriptor attribute : descriptor().attributes()) {
      if (!(attribute.type() instanceof ValueType.KwargsType)) {
        reveal(attribute, get(attribute.name()), revealed);
      }
    }
    return revealed;
  }

  /** Whether an attribute is a credential or holds some, in a record as well. */
  static boolean holdsSecret(ParamDescriptor attribute) {
    return attribute.isSecret() || holdsSecret(attribute.type());
  }

  private static boolean holdsSecret(ValueType type) {
    if (type instanceof ValueType.RecordType record) {
      return record.shape().components().stream().anyMatch(Configured::holdsSecret);
    } else if (type instanceof ValueType.ListType list) {
      return holdsSecret(list.item());
    } else if (type instanceof ValueType.SetType set) {
      return holdsSecret(set.item());
    } else if (type instanceof ValueType.MapType map) {
      return holdsSecret(map.value());
    }
    return type instanceof ValueType.OptionalType optional && holdsSecret(optional.value());
  }

  private static void reveal(
      ParamDescriptor attribute, @Nullable Object value, List<String> revealed) {
    ValueParts.each(attribute.type(), value, part -> reveal(part, revealed));
  }

  private static void reveal(Object part, List<String> revealed) {
    if (part instanceof LLM within) {
      revealed.addAll(new Configured(within).secrets());
    } else if (part instanceof Secret secret) {
      if (secret.isPresent()) {
        revealed.add(secret.reveal());
      }
    } else if (part instanceof JsonObject object
        && object.fields().size() == 1
        && object.fields().get("env") instanceof JsonString variable) {
      // Where any JSON may stand, this is how a config names a credential.
      reveal(Secret.env(variable.value()), revealed);
    }
  }

  /** Gives another object of the class, or of one that extends it, all attributes. */
  void copyTo(LLM other) {
    for (Members<LLM> level : levels()) {
      for (int i = 0; i < level.declared().size(); i++) {
        level.set(other, i, level.get(llm, i));
      }
    }
  }

  private Place place(String name) {
    for (Members<LLM> level : levels()) {
      List<ParamDescriptor> declared = level.declared();
      for (int i = 0; i < declared.size(); i++) {
        if (declared.get(i).name().equals(name)) {
          return new Place(level, i);
        }
      }
    }
    throw new NoSuchElementException(descriptor() + " has no attribute " + name);
  }

  @SuppressWarnings("unchecked") // The LLM is an object of every class that its levels speak of.
  private List<Members<LLM>> levels() {
    List<Members<LLM>> all = new ArrayList<>();
    for (Members<?> level = descriptor(); level != null; level = level.parent()) {
      all.add((Members<LLM>) level);
    }
    return all;
  }
}
