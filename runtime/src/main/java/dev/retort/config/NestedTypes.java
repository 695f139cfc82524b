package dev.retort.config;

import dev.retort.descriptor.SelfDescribed;
import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.Types;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the type that was met last at one place, since most configs have the same one there
 * again. References are weak: a class loader that is let go may go. Safe for any thread.
 */
final class NestedTypes {
  private record Written(WeakReference<Class<?>> type, WeakReference<Serializer<?>> serializer) {}

  @SuppressWarnings("ArrayRecordComponent") // Never compared, never handed out.
  private record Found(
      WeakReference<ClassLoader> loader,
      String module,
      String name,
      byte[] json,
      WeakReference<TypeDescriptor<?>> descriptor) {}

  private volatile @Nullable Written written;
  private volatile @Nullable Found found;

  /** The serializer of an object of a declared class. */
  static Serializer<?> of(Codec codec, Object value) {
    NestedTypes memory = codec.nested;
    return memory == null ? find(value) : memory.serializer(value);
  }

  private Serializer<?> serializer(Object value) {
    Written known = written;
    if (known != null && known.type().get() == value.getClass()) {
      Serializer<?> serializer = known.serializer().get();
      if (serializer != null) {
        return serializer;
      }
    }
    Serializer<?> serializer = find(value);
    if (value instanceof SelfDescribed) {
      return serializer; // Its class says nothing of the next one.
    }
    written = new Written(new WeakReference<>(value.getClass()), new WeakReference<>(serializer));
    return serializer;
  }

  private static Serializer<?> find(Object value) {
    return (Serializer<?>) Types.ofObject(value).serializer();
  }

  /** The type met last, if the raw text of a {@code type_info} is as we write that type's. */
  @Nullable TypeDescriptor<?> known(ClassLoader loader, Tape tape, int info) {
    Found known = found;
    return known != null && known.loader().get() == loader && tape.startsWith(info, known.json())
        ? known.descriptor().get()
        : null;
  }

  @Nullable TypeDescriptor<?> known(ClassLoader loader, String module, String name) {
    Found known = found;
    if (known != null
        && known.name().equals(name)
        && known.module().equals(module)
        && known.loader().get() == loader) {
      return known.descriptor().get();
    }
    return null;
  }

  void remember(ClassLoader loader, String module, String name, TypeDescriptor<?> descriptor) {
    byte[] json = ((Serializer<?>) descriptor.serializer()).plan().typeInfo.bytes();
    found =
        new Found(new WeakReference<>(loader), module, name, json, new WeakReference<>(descriptor));
  }
}
