import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/** In no package. */
@LLMType
public class Unnamed extends AsyncLLM {
  /** A mode. */
  enum Mode { A, B }

  /** The mode. */
  @RuntimeParam(defaultValue = "a") Mode mode;
  @Override public String modelName() { return "m"; }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
