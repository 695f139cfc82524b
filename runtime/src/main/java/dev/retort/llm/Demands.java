package dev.retort.llm;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What inputs demand of an LLM, checked before anything is called. Immutable. */
final class Demands {
  private final @Nullable Forms forms;
  private final LLM llm;
  private final boolean images;

  /**
   * What inputs may demand.
   *
   * @param forms of the answers; null where there are none
   */
  Demands(LLM llm, @Nullable Forms forms) {
    this.llm = llm;
    this.forms = forms;
    images = ImageReaders.blind(llm) == null;
  }

  /**
   * Checks a list.
   *
   * @return a copy that no one changes, with the forms in the prompts that belong there
   */
  List<Input> check(List<Input> inputs) {
    List<Input> checked = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      checked.add(check(input, checked.size()));
    }
    return checked;
  }

  /** The same inputs, each {@link #check}ed when it is come to. */
  Iterable<Input> checked(Iterable<Input> inputs) {
    return () -> {
      Iterator<Input> each = inputs.iterator();
      return new Iterator<>() {
        private long index;

        @Override
        public boolean hasNext() {
          return each.hasNext();
        }

        @Override
        public Input next() {
          return check(each.next(), index++);
        }
      };
    };
  }

  /** Checks one input; gives it with the form in its prompt that belongs there. */
  Input check(@Nullable Input input, long index) {
    if (input == null) {
      throw new NullPointerException("inputs[" + index + "] is null");
    }
    if (!images && hasImages(input.messages())) {
      throw ImageReaders.refused(llm, index);
    }
    return forms == null ? input : forms.told(input);
  }

  private static boolean hasImages(List<ChatMessage> messages) {
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).hasImages()) {
        return true;
      }
    }
    return false;
  }
}
