package dev.retort.pipeline;

import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through what the members of a step or an LLM hold, inherited ones first. */
final class MemberValues {
  private MemberValues() {}

  /** Takes one member after another. */
  interface Visitor {
    void visit(ParamDescriptor member, @Nullable Object value);
  }

  static void each(Object target, Visitor visitor) {
    each(Types.ofObject(target), target, visitor);
  }

  private static void each(@Nullable Members<?> level, Object target, Visitor visitor) {
    if (level == null) {
      return;
    }
    each(level.parent(), target, visitor);
    Members<Object> members = castTo(level);
    List<ParamDescriptor> declared = members.declared();
    for (int i = 0; i < declared.size(); i++) {
      visitor.visit(declared.get(i), members.get(target, i));
    }
  }

  @SuppressWarnings("unchecked") // The levels of an object's own descriptor.
  private static Members<Object> castTo(Members<?> level) {
    return (Members<Object>) level;
  }
}
