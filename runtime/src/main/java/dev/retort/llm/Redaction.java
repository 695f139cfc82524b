package dev.retort.llm;

import dev.retort.descriptor.Members;
import dev.retort.descriptor.ValueParts;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Rejected;
import dev.retort.structured.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the credentials of an LLM out of what a provider says, which may well repeat them.
 * Immutable.
 */
final class Redaction {
  /** Shorter texts are no credentials, and would be found everywhere. */
  private static final int MIN_LENGTH = 4;

  private final List<String> values;

  private Redaction(List<String> values) {
    this.values = values;
  }

  /** Knows the secrets that the LLM's attributes hold now. */
  static Redaction of(LLM llm) {
    List<String> values = new ArrayList<>();
    collect(llm, cast(llm.descriptor()), values);
    // A secret may be a part of another one.
    values.sort(Comparator.comparingInt(String::length).reversed());
    return new Redaction(List.copyOf(values));
  }

  /** The secrets themselves, longest first. */
  List<String> values() {
    return values;
  }

  /** The text with {@code ***} for each secret. */
  String clean(String text) {
    String clean = text;
    for (String value : values) {
      clean = clean.replace(value, "***");
    }
    return clean;
  }

  Failure clean(Failure failure) {
    String id = failure.requestId();
    return new Failure(
        failure.kind(),
        clean(failure.message()),
        failure.attempts(),
        failure.status(),
        id == null ? null : clean(id),
        failure.rejected().stream().map(this::clean).toList());
  }

  private Rejected clean(Rejected answer) {
    return new Rejected(
        answer.generation(),
        clean(answer.text()),
        answer.findings().stream()
            .map(each -> new Finding(clean(each.pointer()), clean(each.message())))
            .toList());
  }

  /** The exception, or the same failure without the cause where something tells a secret. */
  GenerationException clean(GenerationException thrown) {
    Failure clean = clean(thrown.failure());
    return clean.equals(thrown.failure()) && clean((Throwable) thrown) != null
        ? thrown
        : new GenerationException(clean, thrown.retryAfter(), null);
  }

  /** The output with an error that tells no secret. */
  GenerateOutput clean(GenerateOutput output) {
    Failure error = output.error();
    return error == null ? output : Regroup.withError(output, clean(error));
  }

  /** The cause, unless it or what a stack trace would show with it tells a secret. */
  @Nullable Throwable clean(Throwable cause) {
    // Causes may go round in a circle.
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>(List.of(cause));
    while (!open.isEmpty()) {
      Throwable next = open.remove();
      String said = next.toString();
      if (!clean(said).equals(said)) {
        return null;
      }
      if (seen.add(next)) {
        open.addAll(List.of(next.getSuppressed()));
        Optional.ofNullable(next.getCause()).ifPresent(open::add);
      }
    }
    return cause;
  }

  private static <T> void collect(T llm, @Nullable Members<? super T> level, List<String> values) {
    for (Members<? super T> at = level; at != null; at = parent(at)) {
      for (int i = 0; i < at.declared().size(); i++) {
        ValueParts.each(at.declared().get(i).type(), at.get(llm, i), each -> add(each, values));
      }
    }
  }

  private static void add(Object value, List<String> values) {
    if (value instanceof Secret secret
        && secret.isPresent()
        && secret.reveal().length() >= MIN_LENGTH) {
      values.add(secret.reveal());
    }
  }

  @SuppressWarnings("unchecked") // A level's parent speaks for a superclass of the level's class.
  private static <T> @Nullable Members<? super T> parent(Members<? super T> level) {
    return (Members<? super T>) level.parent();
  }

  @SuppressWarnings("unchecked") // An LLM's descriptor speaks for its class.
  private static Members<LLM> cast(Members<?> descriptor) {
    return (Members<LLM>) descriptor;
  }
}
