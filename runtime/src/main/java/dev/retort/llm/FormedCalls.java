package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.structured.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks what the calls of one run answer against the forms that were asked for, and holds on to
 * the calls whose answers have not theirs until they are asked no more. Safe for any thread; of one
 * call, one at a time.
 */
final class FormedCalls {
  private final Forms forms;

  // Few: only calls of which an answer was rejected.
  private final ConcurrentHashMap<Long, Tries> open = new ConcurrentHashMap<>();

  // Those of them that were stopped, by the place of the call among all that there are at once.
  private final ConcurrentHashMap<Long, Tries> stopped = new ConcurrentHashMap<>();

  // Before the first answer is rejected, and in runs without forms, no call pays for looking.
  private volatile boolean hasRejected;

  FormedCalls(Forms forms) {
    this.forms = forms;
  }

  /**
   * What the operative method is given for a call: the input, or the conversation with findings.
   */
  Input sent(long call, Input input) {
    Tries tries = tries(call);
    if (tries == null) {
      return forms.sent(input);
    }
    tries.send();
    return forms.sent(again(tries, input));
  }

  /** What a call asks next, as it is counted: the input, or the conversation with findings. */
  Input next(long call, Input input) {
    Tries tries = tries(call);
    return tries == null ? input : again(tries, input);
  }

  private @Nullable Tries tries(long call) {
    return hasRejected ? open.get(call) : null;
  }

  private static Input again(Tries tries, Input input) {
    return FormWords.again(input, tries.form(), tries.about());
  }

  /** How many generations a call asks for now: an answer is asked for again by itself. */
  int asked(long call, int first) {
    return tries(call) != null ? 1 : first;
  }

  /** The answer to come, checked; the stage itself where nothing is to be checked. */
  CompletionStage<GenerateOutput> checked(
      long call, Input input, int asked, CompletionStage<GenerateOutput> stage) {
    StructuredOutput form = forms.of(input);
    return form == null
        ? stage
        : new CheckedAnswer(stage, answer -> checked(call, form, asked, answer));
  }

  /**
   * Checks an answer.
   *
   * @param asked how many generations the call asks for in all
   * @return the answer, with that of earlier tries; with an error if part of it has not the form
   */
  @Nullable GenerateOutput check(
      long call, Input input, int asked, @Nullable GenerateOutput answer) {
    StructuredOutput form = forms.of(input);
    return form == null ? answer : checked(call, form, asked, answer).output();
  }

  private CheckedAnswer.Checked checked(
      long call, StructuredOutput form, int asked, @Nullable GenerateOutput answer) {
    if (answer == null) {
      return new CheckedAnswer.Checked(null, false);
    }
    Tries tries = tries(call);
    return tries == null
        ? new CheckedAnswer.Checked(first(call, form, asked, answer), false)
        : new CheckedAnswer.Checked(further(tries, answer), true);
  }

  private GenerateOutput first(long call, StructuredOutput form, int asked, GenerateOutput given) {
    GenerateOutput answer = Regroup.exact(given, asked);
    Tries tries = new Tries(form, forms.maxRetries(form), forms.bound(), answer, given);
    boolean changed = false;
    for (int i = 0; i < asked; i++) {
      String written = answer.generations().get(i);
      if (written != null) {
        String text = text(form, written);
        judge(tries, i, text);
        changed |= !text.equals(written);
      }
    }
    if (tries.hasRejected()) {
      hasRejected = true;
      open.put(call, tries);
      return tries.output();
    }
    return changed ? tries.output() : given;
  }

  private GenerateOutput further(Tries tries, GenerateOutput given) {
    GenerateOutput answer = Regroup.exact(given, 1);
    String written = answer.generations().get(0);
    if (written == null && answer.error() != null) {
      tries.fail(given);
      return answer;
    }
    tries.add(given);
    if (written != null) {
      judge(tries, tries.current(), text(tries.form(), written));
    }
    return tries.output();
  }

  private static void judge(Tries tries, int generation, String text) {
    List<Finding> findings = tries.form().check(text);
    if (findings.isEmpty()) {
      tries.accept(generation, text);
    } else {
      tries.reject(generation, text, findings);
    }
  }

  /** An expression may ask for the white space or the fence that models put around an answer. */
  private String text(StructuredOutput form, String written) {
    if (!forms.isTold(form)) {
      return written;
    }
    boolean isMeant = form instanceof StructuredOutput.Regex && form.check(written).isEmpty();
    return isMeant ? written : FormWords.unwrapped(written);
  }

  /** What the last try of a call answered by itself. */
  GenerateOutput last(long call, GenerateOutput answer) {
    Tries tries = tries(call);
    return tries == null ? answer : tries.last();
  }

  /** What the tries of a call told before the last one; its whole answer tells it as well. */
  List<Statistics> earlier(long call) {
    Tries tries = tries(call);
    return tries == null ? List.of() : List.copyOf(tries.earlier());
  }

  /** Whether a call asks for one generation again. */
  boolean isFurther(long call) {
    return tries(call) != null;
  }

  /** Whether a call ended with an answer that has not its form. */
  boolean isUnfit(long call) {
    Tries tries = tries(call);
    return tries != null && tries.isUnfit();
  }

  /** Whether such a call is to be made again; it is counted then. */
  boolean isAskedAgain(long call) {
    Tries tries = tries(call);
    return tries != null && tries.isUnfit() && tries.turnToNext();
  }

  /** What came of a call that is made no more. */
  GenerateOutput whole(long call, GenerateOutput output) {
    Tries tries = hasRejected ? open.remove(call) : null;
    Failure error = output.error();
    return tries == null || error == null ? output : tries.output(error);
  }

  /**
   * A call is given up with its run: what came of it is kept.
   *
   * @param place of the call among all that there are at once
   */
  void stop(long call, long place) {
    Tries tries = hasRejected ? open.remove(call) : null;
    if (tries != null) {
      stopped.put(place, tries);
    }
  }

  /**
   * What came of a call that was given up.
   *
   * @param why the rest is missing; null if that is not to be told
   * @return null if nothing did
   */
  @Nullable GenerateOutput ofStopped(long place, @Nullable Failure why) {
    Tries tries = hasRejected ? stopped.get(place) : null;
    return tries == null ? null : tries.output(why);
  }

  /** Checks answers that are not asked for again. */
  static GenerateOutput once(Forms forms, Input input, GenerateOutput answer) {
    FormedCalls calls = new FormedCalls(forms);
    GenerateOutput checked = calls.check(0, input, answer.generations().size(), answer);
    return checked == null ? answer : checked;
  }

  /** The calls of a list that are to be made again, each counted. */
  List<Integer> askedAgain(int calls) {
    List<Integer> again = new ArrayList<>();
    for (int call = 0; call < calls; call++) {
      if (isAskedAgain(call)) {
        again.add(call);
      }
    }
    return again;
  }
}
