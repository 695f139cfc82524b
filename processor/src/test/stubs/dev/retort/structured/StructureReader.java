package dev.retort.structured;

import dev.retort.llm.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

public abstract class StructureReader {
  public abstract int next(Names names, int last);

  public abstract long once(Names names, int name, long seen);

  public abstract void complete(Names names, int word, long seen);

  public abstract int kind(Names property, Names kinds);

  public abstract String key(boolean first);

  public abstract <V> void put(Map<String, V> map, String key, V value);

  public abstract boolean item(boolean first);

  public abstract <V> void add(Set<V> set, V item);

  public abstract boolean isNull();

  public abstract boolean bool();

  public abstract byte byteValue();

  public abstract short shortValue();

  public abstract int intValue();

  public abstract long longValue();

  public abstract float floatValue();

  public abstract double doubleValue();

  public abstract char charValue();

  public abstract BigDecimal decimal();

  public abstract String string();

  public abstract <E extends Enum<E>> E constant(Constants<E> constants);

  public abstract Duration duration();

  public abstract URI uri();

  public abstract Path path();

  public abstract JsonValue json();

  public abstract void skip();
}
