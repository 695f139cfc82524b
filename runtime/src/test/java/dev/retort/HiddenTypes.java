package dev.retort;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** Types of packages that are not exported. */
final class HiddenTypes {
  private HiddenTypes() {}

  /** No public or protected method or constructor names a type of these packages. */
  static ArchCondition<JavaClass> stayOutOfSignatures(String... hiddenPackages) {
    List<String> hidden = List.of(hiddenPackages);
    return new ArchCondition<>("name no type of " + hidden + " in a signature") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          boolean seen =
              unit.getModifiers().contains(JavaModifier.PUBLIC)
                  || unit.getModifiers().contains(JavaModifier.PROTECTED);
          if (seen && named(unit).anyMatch(each -> hidden.contains(each.getPackageName()))) {
            events.add(SimpleConditionEvent.violated(unit, unit.getFullName()));
          }
        }
      }
    };
  }

  private static Stream<JavaClass> named(JavaCodeUnit unit) {
    Stream<JavaType> types =
        Stream.concat(unit.getParameterTypes().stream(), Stream.of(unit.getReturnType()));
    return types.flatMap(type -> type.getAllInvolvedRawTypes().stream());
  }
}
