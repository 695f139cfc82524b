import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import org.jspecify.annotations.Nullable;

/** Describes {@link Unnamed}. */
@Documented(
    value = "In no package.",
    fields = {
      "mode", "The mode."
    },
    parameters = {
      "input", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class UnnamedDescriptor extends LLMDescriptor<Unnamed> {
  public static final UnnamedDescriptor INSTANCE = new UnnamedDescriptor();

  private UnnamedDescriptor() {
    super("", "Unnamed", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "In no package.";
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      parameter("mode", enumOf("Mode", Unnamed.Mode.values()))
          .orDefault("a")
          .describedAs("The mode."),
    };
  }

  @Override
  public @Nullable Object get(Unnamed llm, int index) {
    return switch (index) {
      case 0 -> llm.mode;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public void set(Unnamed llm, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> llm.mode = (Unnamed.Mode) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }

  @Override
  public UnnamedKwargs kwargs(@Nullable Object[] values) {
    return new UnnamedKwargs();
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public Unnamed create() {
    return new Unnamed();
  }

  @Override
  public UnnamedSerializer serializer() {
    return UnnamedSerializer.INSTANCE;
  }
}
