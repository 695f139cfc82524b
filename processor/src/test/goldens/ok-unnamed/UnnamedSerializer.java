import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;

/** Writes and reads configs of {@link Unnamed}. */
@GeneratedBy("dev.retort.processor")
public final class UnnamedSerializer extends Serializer<Unnamed> {
  public static final UnnamedSerializer INSTANCE = new UnnamedSerializer();

  private UnnamedSerializer() {
    super(UnnamedDescriptor.INSTANCE);
  }
}
