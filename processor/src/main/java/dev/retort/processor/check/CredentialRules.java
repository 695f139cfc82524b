package dev.retort.processor.check;

import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;

/** Credentials are of a type that is never written, and belong to the LLM. */
final class CredentialRules implements Rules.Rule {
  private static final Set<String> WHOLE = Set.of("token", "key");
  private static final List<String> ENDS =
      List.of(
          "api_key",
          "apikey",
          "api_token",
          "auth_token",
          "access_token",
          "secret",
          "password",
          "passwd",
          "credential",
          "credentials",
          "private_key");

  @Override
  public void check(Declaration declaration, Report report) {
    Level level = declaration.level();
    if (level.operative() != null) {
      for (Param kwarg : level.operative().kwargs()) {
        if (kwarg.type().isSecret()) {
          report.add(Problem.SECRET_KWARG, kwarg.where(), kwarg.javaName());
        }
      }
    }
    Rules.each(level, param -> named(param, report));
  }

  private static void named(Param param, Report report) {
    if (param.type().isSecret()
        || param.type() instanceof TypeModel.Refused
        || param.type().isLlm()
        || isCleared(param)) {
      return;
    }
    if (isNamedSo(param.name())) {
      refuse(param, param.where(), param.javaName(), report);
      return;
    }
    for (int i = 0; i < param.aliases().size(); i++) {
      String alias = param.aliases().get(i);
      if (isNamedSo(alias)) {
        String what = "the alias \"" + alias + "\" of " + param.javaName();
        refuse(param, param.where().item("aliases", i), what, report);
      }
    }
  }

  private static void refuse(Param param, Where place, String what, Report report) {
    boolean kwarg = param.where().element().getKind() == ElementKind.PARAMETER;
    report.add(
        Problem.SECRET_NAMED,
        place,
        what,
        kwarg ? "make it a field of type dev.retort.llm.Secret" : "use dev.retort.llm.Secret");
  }

  /** Whether the declaration says that it is no credential. */
  private static boolean isCleared(Param param) {
    AnnotationValue value = param.where().value("sensitive").value();
    return value != null && Boolean.FALSE.equals(value.getValue());
  }

  private static boolean isNamedSo(String name) {
    return WHOLE.contains(name) || ENDS.stream().anyMatch(name::endsWith);
  }
}
