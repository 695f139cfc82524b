import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Unnamed}. */
@GeneratedBy("dev.retort.processor")
public final class UnnamedBuilder extends AsyncLLMBuilder<Unnamed, UnnamedBuilder> {
  private UnnamedBuilder() {
    super(UnnamedSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static UnnamedBuilder create() {
    return new UnnamedBuilder();
  }

  /**
   * The mode.
   *
   * @param mode default a
   */
  public UnnamedBuilder mode(Unnamed.Mode mode) {
    return set("mode", mode);
  }

  /** Sets the generation kwargs, all at once. */
  public UnnamedBuilder generationKwargs(UnnamedKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public UnnamedBuilder generationKwargs(Consumer<UnnamedKwargs.Builder> generationKwargs) {
    UnnamedKwargs.Builder kwargs = UnnamedKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
