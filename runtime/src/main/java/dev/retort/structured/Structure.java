package dev.retort.structured;

import dev.retort.descriptor.Types;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the processor wrote for a record with {@code @StructuredType}: the JSON Schema to ask with,
 * and how an answer is read. The generated classes ({@code PersonStructure} for {@code Person}) are
 * its only subclasses. Immutable.
 *
 * @param <T> the record
 */
public abstract class Structure<T> {
  private final Class<T> type;

  /**
   * For generated code.
   *
   * @param type the record
   */
  protected Structure(Class<T> type) {
    this.type = Objects.requireNonNull(type, "type");
  }

  /**
   * Finds the structure of a record.
   *
   * @param <T> the record
   * @param type a record with {@code @StructuredType}
   * @return its structure
   * @throws dev.retort.descriptor.MissingCompanionException if the record has none: it lacks the
   *     annotation, or was compiled without the processor
   */
  @SuppressWarnings("unchecked") // Its name says whose it is, and only that record's is written so.
  public static <T> Structure<T> of(Class<T> type) {
    return (Structure<T>) Types.companion(type, Structure.class, "Structure", "@StructuredType");
  }

  /**
   * The record.
   *
   * @return its class
   */
  public final Class<T> type() {
    return type;
  }

  /**
   * What an answer must satisfy, with every constraint.
   *
   * @return JSON Schema 2020-12 in one line
   */
  public abstract String schema();

  /**
   * The same in the subset that providers enforce while a model writes: every object closed, every
   * property required, what may be missing given as null instead; constraints that no provider
   * enforces are told in descriptions. What satisfies this one and the constraints satisfies {@link
   * #schema()} as well.
   *
   * @return JSON Schema in one line; null for a record with {@code strict = false}
   */
  public abstract @Nullable String strictSchema();

  /**
   * Reads an answer. Names, types and the form are checked as the schema says them; constraints are
   * not, apart from what a Java type can hold.
   *
   * @param json an answer to either schema: one JSON object with nothing around it but white space
   * @return the record
   * @throws StructureException if the text is no JSON, or not that of such a record, or if the
   *     constructor of a record throws, whose exception is the cause then
   */
  public final T parse(String json) {
    StructureReader reader = new StructureReader(json, type.getSimpleName());
    T value;
    try {
      value = read(reader);
    } catch (StructureException e) {
      throw e;
    } catch (RuntimeException e) {
      throw reader.refused(e); // All that is not ours comes from constructors of records.
    }
    reader.end();
    return value;
  }

  /**
   * Reads the record, for generated code.
   *
   * @param in before the record
   * @return the record
   * @throws StructureException if what stands there is none
   */
  protected abstract T read(StructureReader in);
}
