package dev.retort.config;

import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import org.jspecify.annotations.Nullable;

/** One parameter of a compiled type: its name, its codec and, for a field, access to it. */
final class Slot {
  private static final Object NOT_YET = new Object();

  final ParamDescriptor param;
  final Key key;
  final Codec codec;
  final boolean nullable;

  /** Whether it maps names of headers to texts. */
  final boolean isHeaderMap;

  /** Whether one text may stand for a list of one: so for columns, as upstream, and for paths. */
  final boolean takesOne;

  /** Whether a value takes long to make from text, and there is a default to compare it with. */
  final boolean isCostly;

  /** The members that declare the field; null for kwargs and record components. */
  private final @Nullable Members<Object> owner;

  private final int index;

  /** The default as a value; shared, since values are immutable. */
  private volatile @Nullable Object defaultValue = NOT_YET;

  Slot(ParamDescriptor param, @Nullable Members<Object> owner, int index) {
    this.param = param;
    this.key = new Key(param.name());
    this.codec = Codec.of(param);
    this.nullable = param.isNullable();
    this.isHeaderMap = codec.kind == Codec.MAP && Credentials.isHeaderMap(param);
    this.takesOne =
        codec.kind == Codec.LIST && (param.name().equals("columns") || param.name().equals("path"));
    this.isCostly =
        (codec.kind == Codec.URI || codec.kind == Codec.PATH) && param.defaultValue() != null;
    this.owner = owner;
    this.index = index;
  }

  @Nullable Object get(Object target) {
    if (owner == null) {
      throw new IllegalStateException(param + " is no field");
    }
    return owner.get(target, index);
  }

  void set(Object target, @Nullable Object value) {
    if (owner == null) {
      throw new IllegalStateException(param + " is no field");
    }
    owner.set(target, index, value);
  }

  /**
   * Whether a kwargs component of this parameter is an Optional, so that "none" and "not set" stay
   * apart.
   */
  boolean isOptionalKwarg() {
    return nullable && (param.defaultValue() != null || param.env() != null);
  }

  /** The declared default; null where there is none. */
  @Nullable Object defaultValue() {
    Object known = defaultValue;
    if (known == NOT_YET) {
      String text = param.defaultValue();
      known = text == null ? null : Texts.ofDefault(this, text);
      defaultValue = known;
    }
    return known;
  }
}
