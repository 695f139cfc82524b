package com.acme.child;

import com.acme.base.Base;
import com.acme.base.BaseMembers;
import dev.retort.descriptor.Constraint;
import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.RecordShape;
import dev.retort.llm.AsyncLLMMembers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes {@link Bound}. */
@Documented(
    value = "Binds the types in another package.",
    fields = {
      "more", "One more."
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "unchecked"})
public final class BoundDescriptor extends LLMDescriptor<Bound> {
  public static final BoundDescriptor INSTANCE = new BoundDescriptor();

  private BoundDescriptor() {
    super("com.acme.child", "Bound", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Binds the types in another package.";
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      attribute("settings", mapOf(INT))
          .describedAs("The settings."),
      parameter("count", INT)
          .orDefault("2")
          .describedAs("A count."),
      parameter("bounds", mapOf(INT.with(Constraint.upper("9", true).message("too much"))))
          .orNull()
          .describedAs("Bounds by name."),
      parameter("shapes", listOf(recordOf(new Base_OutlineShape())))
          .orNull()
          .describedAs("Shapes."),
      parameter("more", STRING)
          .orDefault("x")
          .describedAs("One more."),
    };
  }

  @Override
  public @Nullable Object get(Bound llm, int index) {
    return switch (index) {
      case 0 -> BaseMembers.get(llm, 0);
      case 1 -> BaseMembers.get(llm, 1);
      case 2 -> BaseMembers.get(llm, 2);
      case 3 -> BaseMembers.get(llm, 3);
      case 4 -> llm.more;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public void set(Bound llm, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> BaseMembers.set(llm, 0, value);
      case 1 -> BaseMembers.set(llm, 1, value);
      case 2 -> BaseMembers.set(llm, 2, value);
      case 3 -> BaseMembers.set(llm, 3, value);
      case 4 -> llm.more = (String) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("style", enumOf("Style", Bound.Style.values()))
          .describedAs("how it sounds"),
      parameter("heat", DOUBLE.above("0"))
          .orNull()
          .describedAs("how warm"),
    };
  }

  @Override
  public BoundKwargs kwargs(@Nullable Object[] values) {
    return new BoundKwargs((Bound.Style) values[0], (Double) values[1]);
  }

  @Override
  public Bound create() {
    return new Bound();
  }

  @Override
  public BoundSerializer serializer() {
    return BoundSerializer.INSTANCE;
  }

  private static final class Base_OutlineShape extends RecordShape<Base.Outline> {
    Base_OutlineShape() {
      super("Outline");
    }

    @Override
    protected ParamDescriptor[] declare() {
      return new ParamDescriptor[] {
        parameter("label", STRING)
            .orNull()
            .describedAs("what it is called"),
        parameter("sizes", listOf(INT.above("0")))
            .orNull()
            .describedAs("how large"),
      };
    }

    @Override
    public Base.Outline create(@Nullable Object[] values) {
      return new Base.Outline((String) values[0], (List<Integer>) values[1]);
    }

    @Override
    public @Nullable Object get(Object record, int index) {
      return switch (index) {
        case 0 -> ((Base.Outline) record).label();
        case 1 -> ((Base.Outline) record).sizes();
        default -> throw new IndexOutOfBoundsException(index);
      };
    }
  }
}
