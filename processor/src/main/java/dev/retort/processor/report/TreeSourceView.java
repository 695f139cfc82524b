package dev.retort.processor.report;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Looks at javac's trees. The only class that needs them. */
final class TreeSourceView implements SourceView {
  private final Trees trees;

  /**
   * For one round.
   *
   * @throws IllegalArgumentException if the compiler is not javac
   */
  TreeSourceView(ProcessingEnvironment environment) {
    this.trees = Trees.instance(environment);
  }

  @Override
  public boolean hasInitializer(Element field) {
    return trees.getTree(field) instanceof VariableTree variable
        && variable.getInitializer() != null
        && variable.getInitializer().getKind() != Tree.Kind.NULL_LITERAL;
  }

  @Override
  public boolean hasSlashComment(Element element) {
    TreePath path = trees.getPath(element);
    if (path == null) {
      return false;
    }
    CompilationUnitTree unit = path.getCompilationUnit();
    int start = (int) trees.getSourcePositions().getStartPosition(unit, path.getLeaf());
    try {
      CharSequence text = unit.getSourceFile().getCharContent(true);
      String before = text.subSequence(0, Math.max(start, 0)).toString().stripTrailing();
      return before.substring(before.lastIndexOf('\n') + 1).stripLeading().startsWith("///");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean printed(Diagnostic.Kind kind, String line, Where where) {
    AnnotationMirror mirror = where.mirror();
    int place = mirror == null ? -1 : placeInContainer(where.element(), mirror);
    TreePath path = place < 0 ? null : trees.getPath(where.element());
    if (mirror == null || path == null) {
      return false;
    }
    String name = mirror.getAnnotationType().asElement().getSimpleName().toString();
    List<? extends AnnotationTree> written =
        annotations(path.getLeaf()).stream().filter(tree -> isNamed(tree, name)).toList();
    if (written.size() <= place) {
      return false;
    }
    AnnotationTree tree = written.get(place);
    Tree value = where.value() == null ? null : value(tree, mirror, where.value());
    trees.printMessage(kind, line, value == null ? tree : value, path.getCompilationUnit());
    return true;
  }

  /** The place of a repeated annotation among its like; -1 for one that is not repeated. */
  private static int placeInContainer(Element element, AnnotationMirror mirror) {
    for (AnnotationMirror container : element.getAnnotationMirrors()) {
      for (AnnotationValue whole : container.getElementValues().values()) {
        if (whole.getValue() instanceof List<?> items) {
          int place = place(items, mirror);
          if (place >= 0) {
            return place;
          }
        }
      }
    }
    return -1;
  }

  private static int place(List<?> items, AnnotationMirror mirror) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof AnnotationValue item && mirror.equals(item.getValue())) {
        return i;
      }
    }
    return -1;
  }

  private static List<? extends AnnotationTree> annotations(Tree tree) {
    if (tree instanceof ClassTree type) {
      return type.getModifiers().getAnnotations();
    }
    return tree instanceof VariableTree variable
        ? variable.getModifiers().getAnnotations()
        : List.of();
  }

  private static boolean isNamed(AnnotationTree tree, String name) {
    String type = tree.getAnnotationType().toString();
    return type.substring(type.lastIndexOf('.') + 1).equals(name);
  }

  private static @Nullable Tree value(
      AnnotationTree tree, AnnotationMirror mirror, AnnotationValue value) {
    for (var entry : mirror.getElementValues().entrySet()) {
      if (entry.getValue().equals(value)) {
        String member = entry.getKey().getSimpleName().toString();
        for (ExpressionTree argument : tree.getArguments()) {
          if (argument instanceof AssignmentTree assignment
              && assignment.getVariable().toString().equals(member)) {
            return assignment.getExpression();
          }
        }
      }
    }
    return null;
  }
}
