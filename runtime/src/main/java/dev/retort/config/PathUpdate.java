package dev.retort.config;

import dev.retort.descriptor.Kwargs;
import dev.retort.llm.JsonValue;
import dev.retort.llm.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the runtime parameter that a path leads to and reads its value from text. */
final class PathUpdate {
  private final Reading reading;
  private final Update update;

  PathUpdate(Reading reading, Update update) {
    this.reading = reading;
    this.update = update;
  }

  void read(Object target, List<String> path, String text) {
    Plan plan = Update.planOf(target);
    int place = plan.attributes.find(path.get(0));
    if (place < 0) {
      unknown(path, 0, plan.attributes.runtimeNames(), "runtime parameter");
      return;
    }
    Slot slot = plan.attributes.get(place);
    List<String> rest = path.subList(1, path.size());
    if (slot.codec.holdsModels()) {
      nested(slot, slot.get(target), rest, text);
    } else if (!slot.param.isRuntime()) {
      refuse(slot);
    } else {
      Object value =
          slot.codec.kind == Codec.KWARGS
              ? kwargs(plan, (Kwargs) slot.get(target), rest, text)
              : changed(slot, slot.get(target), rest, text);
      if (value != Reading.WRONG) {
        update.add(target, slot, value);
      }
    }
  }

  private void nested(Slot slot, @Nullable Object value, List<String> rest, String text) {
    List<?> models = Models.of(slot.codec, value);
    boolean many = Models.isMany(slot.codec);
    if (rest.size() < (many ? 2 : 1)) {
      refuse(slot);
      return;
    }
    int index = many ? index(rest.get(0), models.size()) : 0;
    if (index < 0 || index >= models.size()) {
      wrong(ProblemKind.NOT_SETTABLE, Names.quoted(slot.param.name()) + " holds no LLM there");
    } else {
      read(models.get(index), many ? rest.subList(1, rest.size()) : rest, text);
    }
  }

  private void refuse(Slot slot) {
    wrong(
        ProblemKind.NOT_SETTABLE,
        Names.quoted(slot.param.name())
            + " is an @Attribute: it is part of the config and cannot be set at run time");
  }

  private @Nullable Object kwargs(Plan plan, @Nullable Kwargs set, List<String> rest, String text) {
    Slots slots = plan.kwargsOrFail();
    if (rest.isEmpty()) {
      if (text.equals("null")) {
        return null;
      }
      Tape json = json(text);
      if (json == null) {
        return Reading.WRONG;
      }
      Reading inner = reading.of(json, 0);
      Object value = new ObjectReader(inner).kwargs(plan, set, 0, true);
      reading.add(inner);
      return value;
    }
    int place = slots.find(rest.get(0));
    if (place < 0) {
      unknown(rest, 0, slots.names(), "generation kwarg");
      return Reading.WRONG;
    }
    @Nullable Object[] all = new Object[slots.size()];
    for (int i = 0; set != null && i < all.length; i++) {
      all[i] = set.get(i);
    }
    Slot slot = slots.get(place);
    Object now =
        all[place] instanceof Optional<?> some && slot.isOptionalKwarg()
            ? some.orElse(null)
            : all[place];
    Object value = changed(slot, now, rest.subList(1, rest.size()), text);
    if (value == Reading.WRONG) {
      return value;
    }
    all[place] = slot.isOptionalKwarg() ? Optional.ofNullable(value) : value;
    return plan.llm().kwargs(all);
  }

  /** The value of a parameter with the part at a path changed. */
  private @Nullable Object changed(
      Slot slot, @Nullable Object now, List<String> rest, String text) {
    if (rest.isEmpty()) {
      return leaf(slot, text);
    }
    if (slot.isHeaderMap && rest.size() == 1 && Credentials.isHeader(rest.get(0))) {
      return Credentials.inClear(reading, 0);
    }
    return changed(slot.codec, now, rest, text);
  }

  private @Nullable Object leaf(Slot slot, String text) {
    if (text.equals("null") && slot.nullable) {
      return null;
    }
    boolean quotedNull = slot.codec.kind == Codec.STRING && text.equals("\"null\"");
    return Texts.read(reading, slot.codec, quotedNull ? "null" : withUnit(slot.codec, text));
  }

  /** A bare number for a duration means seconds, as it does in a file. */
  private static String withUnit(Codec codec, String text) {
    Codec plain = codec.kind == Codec.OPTIONAL ? codec.itemOrFail() : codec;
    return plain.kind == Codec.DURATION && Texts.isNumber(text) ? text + "s" : text;
  }

  private Object changed(Codec codec, @Nullable Object now, List<String> rest, String text) {
    if (rest.isEmpty()) {
      return Texts.read(reading, codec, withUnit(codec, text));
    }
    String segment = rest.get(0);
    List<String> deeper = rest.subList(1, rest.size());
    Object changed =
        switch (codec.kind) {
          case Codec.OPTIONAL -> {
            Object inner = now instanceof Optional<?> some ? some.orElse(null) : now;
            Object value = changed(codec.itemOrFail(), inner, rest, text);
            yield value == Reading.WRONG ? value : Optional.of(value);
          }
          case Codec.MAP -> {
            Map<String, Object> map = new LinkedHashMap<>();
            if (now instanceof Map<?, ?> old) {
              old.forEach((key, value) -> map.put((String) key, value));
            }
            Object value = changed(codec.itemOrFail(), map.get(segment), deeper, text);
            map.put(segment, value);
            yield value == Reading.WRONG ? value : Collections.unmodifiableMap(map);
          }
          case Codec.LIST -> {
            List<Object> list = new ArrayList<>(now instanceof List<?> old ? old : List.of());
            int index = index(segment, list.size());
            if (index < 0) {
              yield wrong(
                  ProblemKind.WRONG_VALUE,
                  Names.quoted(segment) + " is no index of a list of " + list.size());
            }
            Object item = index < list.size() ? list.get(index) : null;
            Object value = changed(codec.itemOrFail(), item, deeper, text);
            if (index < list.size()) {
              list.set(index, value);
            } else {
              list.add(value);
            }
            yield value == Reading.WRONG ? value : Collections.unmodifiableList(list);
          }
          case Codec.RECORD -> component(codec, now, rest, text);
          case Codec.JSON -> open(now, rest, text);
          case Codec.SECRET -> secret(rest, text);
          default ->
              wrong(
                  ProblemKind.WRONG_TYPE,
                  codec.expected() + " is expected here, which has no " + Names.quoted(segment));
        };
    return changed == Reading.WRONG ? changed : TypedValues.check(reading, codec, changed, 0);
  }

  private Object component(Codec codec, @Nullable Object now, List<String> rest, String text) {
    Slots slots = codec.componentsOrFail();
    int place = slots.find(rest.get(0));
    if (place < 0) {
      unknown(rest, 0, slots.names(), "key");
      return Reading.WRONG;
    }
    @Nullable Object[] all = new Object[slots.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = now == null ? slots.get(i).defaultValue() : codec.shape().get(now, i);
      if (i == place) {
        all[i] = changed(slots.get(i), all[i], rest.subList(1, rest.size()), text);
        if (all[i] == Reading.WRONG) {
          return Reading.WRONG;
        }
      } else if (all[i] == null && !slots.get(i).nullable) {
        return wrong(
            ProblemKind.MISSING_KEY,
            "the key "
                + Names.quoted(slots.get(i).param.name())
                + " is missing; give the whole as JSON");
      }
    }
    return codec.shape().create(all);
  }

  private Object secret(List<String> rest, String text) {
    return rest.equals(List.of("env")) && Texts.isVariable(text)
        ? Secret.env(text)
        : wrong(
            ProblemKind.WRONG_VALUE,
            "a secret is set by the name of the variable that holds it, as \"env\" here");
  }

  private Object open(@Nullable Object now, List<String> rest, String text) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    if (now instanceof JsonValue.JsonObject object) {
      fields.putAll(object.fields());
    } else if (now != null && !now.equals(JsonValue.NULL)) {
      return wrong(
          ProblemKind.WRONG_TYPE,
          "the value is no mapping, so it has no " + Names.quoted(rest.get(0)));
    }
    Object value;
    if (rest.size() > 1) {
      value = open(fields.get(rest.get(0)), rest.subList(1, rest.size()), text);
    } else {
      Tape json = json(text);
      if (json == null) {
        return Reading.WRONG;
      }
      Reading inner = reading.of(json, 0);
      value = new ValueReader(inner, new ObjectReader(inner)).open(0);
      reading.add(inner);
    }
    if (!(value instanceof JsonValue field)) {
      return Reading.WRONG;
    }
    fields.put(rest.get(0), field);
    return new JsonValue.JsonObject(fields);
  }

  private @Nullable Tape json(String text) {
    try {
      return JsonTape.read(Source.of("value", text));
    } catch (ConfigException e) {
      wrong(ProblemKind.WRONG_VALUE, "the value must be JSON; text stands in double quotes");
      return null;
    }
  }

  /** An index of a list or the place after its end; -1 if it is none. */
  private static int index(String segment, int size) {
    if (segment.isEmpty() || segment.length() > 6) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value <= size ? value : -1;
  }

  private void unknown(List<String> path, int at, List<String> known, String what) {
    reading.unknown(path.get(at), 0, known, what);
  }

  private Object wrong(ProblemKind kind, String message) {
    return reading.wrong(kind, 0, message);
  }
}
