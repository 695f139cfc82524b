package dev.retort.processor.model;

import dev.retort.descriptor.Capability;
import dev.retort.descriptor.TypeInfo;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class for which code is written.
 *
 * @param level what the class itself declares
 * @param ancestors levels above it, the farthest first
 * @param attributes fields of all levels, the farthest first, with presets
 * @param presets all presets of attributes, the nearest last
 * @param aliases further type infos
 * @param operative the operative method in force; null for what is no LLM
 * @param kwargs its kwargs with presets
 * @param ownerKwargs the kwargs as the class sees them that declares the method
 * @param offlineRequest what makes requests of offline batches; null for an LLM without them
 * @param capabilities what the LLM can do
 * @param inModule whether it is compiled as part of a named module
 * @param deprecated whether naming it, or what it holds, warns
 * @param clashes simple names of {@code java.lang} that mean something else in its package
 */
public record Declaration(
    Level level,
    List<Level> ancestors,
    List<Param> attributes,
    List<Preset> presets,
    List<TypeInfo> aliases,
    @Nullable Operative operative,
    List<Param> kwargs,
    List<Param> ownerKwargs,
    @Nullable OfflineRequest offlineRequest,
    Set<Capability> capabilities,
    boolean inModule,
    boolean deprecated,
    List<String> clashes) {

  /** The class. */
  public ClassRef ref() {
    return level.ref();
  }

  /** The name in configs. */
  public TypeInfo typeInfo() {
    return new TypeInfo(ref().pkg(), ref().nested());
  }

  /** The nearest ancestor; null at the top. */
  public @Nullable Level parent() {
    return ancestors.isEmpty() ? null : ancestors.get(ancestors.size() - 1);
  }

  /** The nearest abstract ancestor, whose builder is extended; null for none. */
  public @Nullable Level builderParent() {
    for (int i = ancestors.size() - 1; i >= 0; i--) {
      if (ancestors.get(i).kind() == Level.Kind.BASE) {
        return ancestors.get(i);
      }
    }
    return null;
  }

  /** The fields that the builder of {@link #builderParent} does not have. */
  public List<Param> builderFields() {
    Level known = builderParent();
    List<Level> levels = known == null ? ancestors : after(known);
    int own = level.fields().size() + levels.stream().mapToInt(l -> l.fields().size()).sum();
    return attributes.subList(attributes.size() - own, attributes.size());
  }

  private List<Level> after(Level known) {
    return ancestors.subList(ancestors.indexOf(known) + 1, ancestors.size());
  }
}
