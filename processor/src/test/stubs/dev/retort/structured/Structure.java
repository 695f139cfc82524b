package dev.retort.structured;

public abstract class Structure<T> {
  protected Structure(Class<T> type) {}

  public abstract String schema();

  public abstract String strictSchema();

  protected abstract T read(StructureReader in);
}
