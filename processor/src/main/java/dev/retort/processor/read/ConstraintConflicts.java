package dev.retort.processor.read;

import dev.retort.descriptor.Constraint;
import dev.retort.descriptor.Scalar;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.read.ConstraintReader.Found;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds constraints on one value that nothing can satisfy together. */
final class ConstraintConflicts {
  private final TypeModel type;
  private final Report report;

  ConstraintConflicts(TypeModel type, Report report) {
    this.type = type;
    this.report = report;
  }

  void check(List<Found> all) {
    for (int i = 0; i < all.size(); i++) {
      if (range(all.get(i))) {
        continue;
      }
      for (int j = 0; j < i; j++) {
        if (excludes(all.get(j).constraint(), all.get(i).constraint())) {
          report.add(
              Problem.CONSTRAINT_CONTRADICTION,
              all.get(i).where(),
              all.get(j).constraint().rule(),
              all.get(i).constraint().rule());
        }
      }
    }
  }

  /** Whether a bound leaves nothing of the type. */
  private boolean range(Found found) {
    Scalar scalar = scalar();
    BigDecimal least = least(scalar);
    BigDecimal most = most(scalar);
    if (found.constraint() instanceof Constraint.Bound bound && least != null && most != null) {
      int order = bound.value().compareTo(bound.lower() ? most : least);
      if (bound.lower() ? order > 0 : order < 0) {
        report.add(
            Problem.CONSTRAINT_RANGE,
            found.where().value("value"),
            scalar == null ? "" : scalar.name().toLowerCase(Locale.ROOT),
            bound.rule(),
            least,
            most);
        return true;
      }
    }
    return false;
  }

  private @Nullable Scalar scalar() {
    TypeModel inner = type instanceof TypeModel.OptionalOf t ? t.value() : type;
    return inner instanceof TypeModel.ScalarOf t ? t.scalar() : null;
  }

  private static @Nullable BigDecimal least(@Nullable Scalar scalar) {
    BigDecimal most = most(scalar);
    return most == null ? null : most.negate().subtract(BigDecimal.ONE);
  }

  private static @Nullable BigDecimal most(@Nullable Scalar scalar) {
    if (scalar == null) {
      return null;
    }
    return switch (scalar) {
      case BYTE -> new BigDecimal(Byte.MAX_VALUE);
      case SHORT -> new BigDecimal(Short.MAX_VALUE);
      case INT -> new BigDecimal(Integer.MAX_VALUE);
      case LONG -> new BigDecimal(Long.MAX_VALUE);
      default -> null;
    };
  }

  private boolean excludes(Constraint one, Constraint other) {
    if (one instanceof Constraint.Bound a && other instanceof Constraint.Bound b) {
      return a.lower() != b.lower() && (a.lower() ? isEmpty(a, b) : isEmpty(b, a));
    }
    return least(one) > most(other) || least(other) > most(one);
  }

  private boolean isEmpty(Constraint.Bound lower, Constraint.Bound upper) {
    BigDecimal from = lower.value();
    BigDecimal to = upper.value();
    boolean open = !lower.inclusive() || !upper.inclusive();
    if (most(scalar()) != null) {
      from = whole(from, lower.inclusive(), RoundingMode.CEILING, BigDecimal.ONE);
      to = whole(to, upper.inclusive(), RoundingMode.FLOOR, BigDecimal.ONE.negate());
      open = false;
    }
    int order = from.compareTo(to);
    return order > 0 || (order == 0 && open);
  }

  /** The first whole number within a bound. */
  private static BigDecimal whole(
      BigDecimal bound, boolean inclusive, RoundingMode inwards, BigDecimal step) {
    BigDecimal rounded = bound.setScale(0, inwards);
    return !inclusive && rounded.compareTo(bound) == 0 ? rounded.add(step) : rounded;
  }

  private static int least(Constraint constraint) {
    if (constraint instanceof Constraint.Size size) {
      return size.min();
    }
    return constraint instanceof Constraint.NotEmpty || constraint instanceof Constraint.NotBlank
        ? 1
        : 0;
  }

  private static int most(Constraint constraint) {
    return constraint instanceof Constraint.Size size ? size.max() : Integer.MAX_VALUE;
  }
}
