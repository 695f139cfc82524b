package dev.retort.llm;

import dev.retort.config.ConfigException;
import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.RecordShape;
import dev.retort.descriptor.Types;
import dev.retort.descriptor.ValueType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All of an LLM's config that can change an answer, as bytes that are the same in every process and
 * on every JVM: type, model, the attributes and kwargs whose descriptor says identity, by name.
 * Secrets are left out, whatever their descriptor says: an answer does not depend on who pays.
 * Values come through the generated descriptors.
 *
 * <p>A null is as if it were not there, so that a new nullable attribute changes no key of old.
 */
final class ConfigBytes {
  /** Starts each value, so that no two values of different kinds have the same bytes. */
  private static final class Tag {
    static final int NULL = 0;
    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int INTEGER = 3;
    static final int FRACTION = 4;
    static final int DECIMAL = 5;
    static final int TEXT = 6;
    static final int DURATION = 7;
    static final int LIST = 8;
    static final int SET = 9;
    static final int MAP = 10;
    static final int MODEL = 11;
    static final int JSON_NUMBER = 12;
  }

  private final Bytes to;

  private ConfigBytes(Bytes to) {
    this.to = to;
  }

  /**
   * Adds an LLM with the kwargs of a call.
   *
   * @param kwargs bound: in which defaults and environment are filled in
   */
  static void add(LLM llm, Kwargs kwargs, Bytes to) {
    new ConfigBytes(to).llm(llm, kwargs);
  }

  /** Those of an LLM with the kwargs of its config. */
  static ByteBuffer of(LLM llm) {
    Bytes bytes = new Bytes();
    new ConfigBytes(bytes).llm(llm, boundKwargs(llm));
    return ByteBuffer.wrap(bytes.toArray());
  }

  private void llm(LLM llm, @Nullable Kwargs kwargs) {
    LLMDescriptor<?> descriptor = llm.descriptor();
    to.text(descriptor.typeInfo().module()).text(descriptor.typeInfo().name());
    to.text(llm.modelName());
    TreeMap<String, Bytes> named = new TreeMap<>();
    for (Members<?> level = Types.of(llm.getClass()); level != null; level = level.parent()) {
      attributes(castTo(level), llm, named);
    }
    named(named);
    named.clear();
    List<ParamDescriptor> declared = descriptor.generationKwargs();
    for (int i = 0; kwargs != null && i < declared.size(); i++) {
      add(declared.get(i), kwargs.get(i), named);
    }
    named(named);
  }

  @SuppressWarnings("unchecked") // The levels of an LLM's own descriptor.
  private static Members<LLM> castTo(Members<?> level) {
    return (Members<LLM>) level;
  }

  private static void attributes(Members<LLM> level, LLM llm, SortedMap<String, Bytes> named) {
    for (int i = 0; i < level.declared().size(); i++) {
      ParamDescriptor param = level.declared().get(i);
      if (!(param.type() instanceof ValueType.KwargsType)) {
        add(param, level.get(llm, i), named);
      }
    }
  }

  private static void add(
      ParamDescriptor param, @Nullable Object value, SortedMap<String, Bytes> named) {
    boolean none = value == null || (value instanceof Optional<?> optional && optional.isEmpty());
    if (param.isIdentity() && !param.isSecret() && !none) {
      named.put(param.name(), bytes(param.type(), value));
    }
  }

  private static Bytes bytes(ValueType type, @Nullable Object value) {
    Bytes bytes = new Bytes();
    new ConfigBytes(bytes).value(type, value);
    return bytes;
  }

  private void named(SortedMap<String, Bytes> named) {
    to.count(named.size());
    named.forEach((name, value) -> to.text(name).raw(value.array(), value.size()));
  }

  private void value(ValueType type, @Nullable Object value) {
    if (value == null) {
      to.one(Tag.NULL);
    } else if (type instanceof ValueType.OptionalType optional) {
      value(optional.value(), ((Optional<?>) value).orElse(null));
    } else if (type instanceof ValueType.ListType list) {
      Collection<?> items = (Collection<?>) value;
      to.one(Tag.LIST).count(items.size());
      items.forEach(item -> value(list.item(), item));
    } else if (type instanceof ValueType.SetType set) {
      set(set.item(), (Collection<?>) value);
    } else if (type instanceof ValueType.MapType map) {
      map(map.value(), (Map<?, ?>) value);
    } else if (type instanceof ValueType.RecordType record) {
      record(record.shape(), value);
    } else if (value instanceof LLM llm) {
      to.one(Tag.MODEL);
      llm(llm, boundKwargs(llm));
    } else if (value instanceof JsonValue json) {
      json(json);
    } else {
      scalar(value);
    }
  }

  /** An LLM that another holds is called with kwargs of that one's choice: these are a part. */
  private static @Nullable Kwargs boundKwargs(LLM llm) {
    try {
      return BoundKwargs.of(llm, null);
    } catch (ConfigException required) {
      return llm.generationKwargs();
    }
  }

  private void scalar(Object value) {
    if (value instanceof Boolean flag) {
      to.one(flag ? Tag.TRUE : Tag.FALSE);
    } else if (value instanceof Float || value instanceof Double) {
      // Not its text, which newer JVMs write shorter.
      to.one(Tag.FRACTION).number(Double.doubleToLongBits(((Number) value).doubleValue()));
    } else if (value instanceof BigDecimal decimal) {
      to.one(Tag.DECIMAL).text(decimal.stripTrailingZeros().toString());
    } else if (value instanceof Number number) {
      to.one(Tag.INTEGER).number(number.longValue());
    } else if (value instanceof Duration duration) {
      to.one(Tag.DURATION).number(duration.getSeconds()).number(duration.getNano());
    } else if (value instanceof Enum<?> constant) {
      to.one(Tag.TEXT).text(constant.name().toLowerCase(Locale.ROOT));
    } else {
      // Texts, single characters, URIs and paths.
      to.one(Tag.TEXT).text(value.toString());
    }
  }

  private void set(ValueType type, Collection<?> items) {
    List<byte[]> all = new ArrayList<>();
    items.forEach(item -> all.add(bytes(type, item).toArray()));
    all.sort(Comparator.comparing((byte[] each) -> each, Arrays::compare));
    to.one(Tag.SET).count(all.size());
    all.forEach(to::raw);
  }

  private void map(ValueType type, Map<?, ?> values) {
    TreeMap<String, Bytes> named = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (!isNamedSecret(value)) {
            named.put((String) name, bytes(type, value));
          }
        });
    to.one(Tag.MAP);
    named(named);
  }

  private void record(RecordShape<?> shape, Object record) {
    TreeMap<String, Bytes> named = new TreeMap<>();
    List<ParamDescriptor> components = shape.components();
    for (int i = 0; i < components.size(); i++) {
      add(components.get(i), shape.get(record, i), named);
    }
    to.one(Tag.MAP);
    named(named);
  }

  private void json(JsonValue value) {
    if (value instanceof JsonValue.JsonObject object) {
      map(object.fields());
    } else if (value instanceof JsonValue.JsonArray array) {
      to.one(Tag.LIST).count(array.items().size());
      array.items().forEach(this::json);
    } else if (value instanceof JsonValue.JsonString text) {
      to.one(Tag.TEXT).text(text.value());
    } else if (value instanceof JsonValue.JsonNumber number) {
      to.one(Tag.JSON_NUMBER).text(number.text());
    } else if (value instanceof JsonValue.JsonBoolean flag) {
      to.one(flag.value() ? Tag.TRUE : Tag.FALSE);
    } else {
      to.one(Tag.NULL);
    }
  }

  private void map(Map<String, JsonValue> fields) {
    TreeMap<String, Bytes> named = new TreeMap<>();
    fields.forEach(
        (name, value) -> {
          if (!isNamedSecret(value)) {
            Bytes bytes = new Bytes();
            new ConfigBytes(bytes).json(value);
            named.put(name, bytes);
          }
        });
    to.one(Tag.MAP);
    named(named);
  }

  /** {@code {env: NAME}} among open values, as a header holds a credential. */
  private static boolean isNamedSecret(@Nullable Object value) {
    return value instanceof JsonValue.JsonObject object
        && object.fields().size() == 1
        && object.fields().containsKey("env");
  }
}
