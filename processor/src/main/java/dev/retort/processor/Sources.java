package dev.retort.processor;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** What is compiled now, by name, since elements do not outlive their round. */
final class Sources {
  private final Set<String> names = new HashSet<>();

  void add(RoundEnvironment round) {
    for (Element root : round.getRootElements()) {
      names.add(root.toString());
    }
  }

  /** Whether a class, or the one around it, is compiled now. */
  boolean contains(TypeElement type) {
    Element outer = type;
    while (type.getNestingKind() == NestingKind.MEMBER
        && outer.getEnclosingElement() instanceof TypeElement next) {
      outer = next;
    }
    return names.contains(outer.toString());
  }

  /** The names, those of packages among them. */
  Set<String> names() {
    return names;
  }
}
