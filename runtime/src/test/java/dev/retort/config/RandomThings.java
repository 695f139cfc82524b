package dev.retort.config;

import static dev.retort.descriptor.ParamDescriptor.parameter;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.ValueType;
import dev.retort.descriptor.ValueTypes;
import dev.retort.llm.JsonValue;
import dev.retort.llm.Secret;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Declares types at random and fills objects of them, the same for one seed. */
final class RandomThings {
  private static final String[] NUMBERS = {
    "0", "-0", "1.50", "1e5", "1E+05", "12345678901234567890", "0.10"
  };
  private static final String[] TEXTS = {
    "",
    " ",
    "a",
    "a: b",
    "a #b",
    "#",
    "- x",
    "-",
    "-x",
    "?",
    ": ",
    "null",
    "~",
    "true",
    "No",
    "1",
    "1.5",
    "0x1F",
    "0o7",
    ".inf",
    "1e3",
    "+1",
    "<<",
    "=",
    "---",
    "...",
    "--- a",
    "a\nb",
    "a\n",
    "a\n\nb\n",
    "\n",
    "\na",
    "a\n\n",
    " a\nb",
    "a\n b\n",
    "a \nb",
    "a\n  \nb",
    "tab\tin",
    "q\"uote",
    "s'ingle",
    "back\\slash",
    "é",
    "\uD83D\uDE00",
    "\u0000",
    "\u0007",
    "\u007F",
    "\u0085",
    "\u2028",
    "\uFEFF",
    "\uFFFD",
    "%x",
    "@x",
    "`x",
    "!x",
    "&x",
    "*x",
    "|",
    ">",
    "{",
    "[",
    "}",
    "]",
    ",",
    "a,b",
    "http://x/y#z",
    "C:\\x",
    "key: [1, 2]",
    "\r\n",
    "a\rb",
    "x:",
    "\u00A0",
    "\u2029",
    "2026-11-22",
    "12:30",
    "1_000",
    "a'b\"c",
    "very long ".repeat(60).strip()
  };

  private final Random random;

  RandomThings(long seed) {
    this.random = new Random(seed);
  }

  Serializer<Thing> type() {
    List<ParamDescriptor> attributes = new ArrayList<>();
    attributes.add(parameter("generation_kwargs", ValueTypes.KWARGS).orNull());
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      attributes.add(param("a" + i));
    }
    List<ParamDescriptor> kwargs = new ArrayList<>();
    int more = random.nextInt(5);
    for (int i = 0; i < more; i++) {
      kwargs.add(param("k" + i));
    }
    return Thing.type(attributes, kwargs);
  }

  private ParamDescriptor param(String name) {
    ParamDescriptor param = parameter(name, valueType(3));
    boolean nullable = !(param.type() instanceof ValueType.OptionalType) && random.nextInt(3) == 0;
    return nullable ? param.orNull() : param;
  }

  private ValueType valueType(int depth) {
    int kinds = depth == 0 ? 16 : 21;
    return switch (random.nextInt(kinds)) {
      case 0 -> ValueTypes.BOOLEAN;
      case 1 -> ValueTypes.BYTE;
      case 2 -> ValueTypes.SHORT;
      case 3 -> ValueTypes.INT;
      case 4 -> ValueTypes.LONG;
      case 5 -> ValueTypes.FLOAT;
      case 6 -> ValueTypes.DOUBLE;
      case 7 -> ValueTypes.DECIMAL;
      case 8 -> ValueTypes.CHAR;
      case 9 -> ValueTypes.STRING;
      case 10 -> ValueTypes.DURATION;
      case 11 -> ValueTypes.URI;
      case 12 -> ValueTypes.PATH;
      case 13 -> ValueTypes.SECRET;
      case 14 -> ValueTypes.JSON;
      case 15 -> ValueTypes.enumOf("TimeUnit", TimeUnit.values());
      case 16 -> ValueTypes.listOf(valueType(depth - 1));
      case 17 -> ValueTypes.setOf(ValueTypes.STRING);
      case 18 -> ValueTypes.mapOf(valueType(depth - 1));
      case 19 -> ValueTypes.optionalOf(ValueTypes.STRING);
      default -> ValueTypes.recordOf(Retry.Shape.INSTANCE);
    };
  }

  Thing thing(Serializer<Thing> type) {
    Thing thing = type.descriptor().create();
    Slots slots = type.plan().attributes;
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      thing.fields[i] = slot.codec.kind == Codec.KWARGS ? kwargs(type) : maybe(slot);
    }
    return thing;
  }

  private Kwargs kwargs(Serializer<Thing> type) {
    Slots slots = type.plan().kwargsOrFail();
    @Nullable Object[] values = new Object[slots.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextBoolean() ? value(slots.get(i).param.type(), 3) : null;
    }
    return new Thing.Values(Arrays.asList(values));
  }

  private @Nullable Object maybe(Slot slot) {
    return slot.nullable && random.nextBoolean() ? null : value(slot.param.type(), 3);
  }

  Object value(ValueType type, int depth) {
    if (type instanceof ValueType.ScalarType t) {
      return switch (t.scalar()) {
        case BOOLEAN -> random.nextBoolean();
        case BYTE -> (byte) random.nextInt();
        case SHORT -> (short) random.nextInt();
        case INT -> random.nextBoolean() ? random.nextInt() : random.nextInt(10);
        case LONG -> random.nextLong();
        case FLOAT -> random.nextFloat() * (random.nextBoolean() ? 1 : 1e20f);
        case DOUBLE -> real();
        case DECIMAL -> new BigDecimal(new BigInteger(90, random), random.nextInt(60) - 30);
        case CHAR -> "ax\n\"0~é".charAt(random.nextInt(7));
        case STRING -> text();
        case DURATION ->
            Duration.ofNanos(random.nextLong() & (random.nextBoolean() ? -1L >>> 1 : 0xFFFF));
        case URI -> URI.create("http://h/" + random.nextInt(9) + "?a=b#c");
        case PATH -> Path.of("a", "b c", "d" + random.nextInt(9));
        case SECRET -> Secret.env("V" + random.nextInt(9));
        case JSON -> json(depth);
      };
    } else if (type instanceof ValueType.EnumType t) {
      return t.constants().get(random.nextInt(t.constants().size()));
    } else if (type instanceof ValueType.ListType t) {
      List<Object> items = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        items.add(value(t.item(), depth - 1));
      }
      return items;
    } else if (type instanceof ValueType.SetType t) {
      LinkedHashSet<Object> items = new LinkedHashSet<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        items.add(value(t.item(), depth - 1));
      }
      return items;
    } else if (type instanceof ValueType.MapType t) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        map.put(text(), value(t.value(), depth - 1));
      }
      return map;
    } else if (type instanceof ValueType.OptionalType t) {
      return random.nextBoolean() ? Optional.empty() : Optional.of(value(t.value(), depth - 1));
    }
    return new Retry(1 + random.nextInt(9), random.nextBoolean() ? null : text());
  }

  private double real() {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt(100) / 10.0;
      case 1 -> random.nextDouble() * 1e-300;
      case 2 -> random.nextLong();
      case 3 -> -0.0;
      default -> random.nextGaussian();
    };
  }

  String text() {
    String text = TEXTS[random.nextInt(TEXTS.length)];
    return switch (random.nextInt(4)) {
      case 0 -> text + TEXTS[random.nextInt(TEXTS.length)];
      case 1 -> text + "\n" + TEXTS[random.nextInt(TEXTS.length)];
      default -> text;
    };
  }

  private JsonValue json(int depth) {
    return switch (random.nextInt(depth <= 0 ? 4 : 6)) {
      case 0 -> JsonValue.NULL;
      case 1 -> new JsonValue.JsonBoolean(random.nextBoolean());
      case 2 -> new JsonValue.JsonNumber(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 3 -> new JsonValue.JsonString(text());
      case 4 -> array(depth);
      default -> object(depth);
    };
  }

  private JsonValue array(int depth) {
    List<JsonValue> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(json(depth - 1));
    }
    return new JsonValue.JsonArray(items);
  }

  private JsonValue object(int depth) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      fields.put(random.nextInt(9) == 0 ? "runtime_parameters_info" : text(), json(depth - 1));
    }
    return new JsonValue.JsonObject(fields);
  }
}
